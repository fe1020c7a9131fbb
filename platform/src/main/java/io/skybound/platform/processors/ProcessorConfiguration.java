package io.skybound.platform.processors;

import io.skybound.platform.database.ReplicaId;
import io.skybound.platform.database.Schema;
import io.skybound.platform.signals.Signals;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.jpa.EntityManagerProvider;
import org.axonframework.eventhandling.ListenerInvocationErrorHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jpa.JpaTokenStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProcessorProperties.class)
class ProcessorConfiguration {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    /** More would only take the cores from requests, and make the batches smaller. */
    private static final int PROJECTING = Math.clamp(CORES, 2, 16);
    /** They wait for commands. */
    private static final int REACTING = Math.clamp(CORES * 2L, 4, 16);

    private static final Duration BEFORE_PROJECTING = Duration.ofMillis(10);
    /** Twice on the way of a booking, and its traveller waits. */
    private static final Duration BEFORE_REACTING = Duration.ofMillis(3);

    @Bean
    Schema processSchema() {
        return new Schema("process");
    }

    /** Axon's default logs the failure, skips the event, and saves what the handler had changed until then. */
    @Bean
    ListenerInvocationErrorHandler failuresStopTheProcessor() {
        return PropagatingErrorHandler.instance();
    }

    @Bean
    TokenStore tokenStore(
            Serializer serializer,
            EntityManagerProvider entityManager,
            JdbcTemplate jdbc,
            ReplicaId replica,
            Processors.Sharing sharing) {
        JpaTokenStore.Builder axons = JpaTokenStore.builder()
                .entityManagerProvider(entityManager)
                .serializer(serializer)
                .nodeId(replica.text())
                .claimTimeout(sharing.claim());
        return new CompareAndSetTokenStore(axons, jdbc, serializer, replica);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("skybound.database.embedded")
    static class Alone {
        @Bean
        Processors.Sharing sharing(ProcessorProperties processors) {
            return new Processors.Sharing(processors.claimOr(Duration.ofSeconds(15)), segments -> segments);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "skybound.database.embedded", havingValue = false, matchIfMissing = true)
    static class WithOthers {
        @Bean
        Replicas replicas(
                Signals signals, ReplicaId id, @Value("${spring.application.name:skybound}") String application) {
            return new Replicas(signals, application.replace(' ', '-'), id.text());
        }

        /** A killed process keeps what it has claimed for so long: well above what a pause of the JVM takes. */
        @Bean
        Processors.Sharing sharing(Replicas replicas, ProcessorProperties processors) {
            return new Processors.Sharing(processors.claimOr(Duration.ofSeconds(6)), replicas::shareOf);
        }
    }

    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService projectionThreads() {
        return new GatheringThreads("projection-", PROJECTING, BEFORE_PROJECTING);
    }

    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService reactionThreads() {
        return new GatheringThreads("reaction-", REACTING, BEFORE_REACTING);
    }

    @Bean
    Processors.Workers processorWorkers(
            @Qualifier("projectionThreads") ScheduledExecutorService projections,
            @Qualifier("reactionThreads") ScheduledExecutorService reactions) {
        return new Processors.Workers(projections, reactions);
    }
}
