package io.skybound.platform.messaging;

import io.skybound.platform.database.DatabaseProperties;
import io.skybound.platform.database.Schema;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.jpa.EntityManagerProvider;
import org.axonframework.eventhandling.ListenerInvocationErrorHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jpa.JpaTokenStore;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jpa.JpaSagaStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProcessorConfiguration {
    private static final int WORKERS = Math.clamp(Runtime.getRuntime().availableProcessors() * 2L, 4, 16);

    @Bean
    Schema processSchema() {
        return new Schema("process");
    }

    /** Axon's default logs the failure, skips the event, and saves what the handler had changed until then. */
    @Bean
    ListenerInvocationErrorHandler failuresStopTheProcessor() {
        return PropagatingErrorHandler.instance();
    }

    /** The embedded default is alone on its database: after a crash it takes its claims back at once. */
    @Bean
    TokenStore tokenStore(Serializer serializer, EntityManagerProvider entityManager, DatabaseProperties database) {
        return JpaTokenStore.builder()
                .entityManagerProvider(entityManager)
                .serializer(serializer)
                .nodeId(
                        database.embedded()
                                ? "embedded"
                                : ManagementFactory.getRuntimeMXBean().getName())
                .build();
    }

    @Bean
    SagaStore<Object> sagaStore(Serializer serializer, EntityManagerProvider entityManager) {
        return JpaSagaStore.builder()
                .entityManagerProvider(entityManager)
                .serializer(serializer)
                .build();
    }

    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService projectionThreads() {
        return threads("projection-");
    }

    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService reactionThreads() {
        return threads("reaction-");
    }

    @Bean
    Processors.Workers processorWorkers(
            @Qualifier("projectionThreads") ScheduledExecutorService projections,
            @Qualifier("reactionThreads") ScheduledExecutorService reactions) {
        return new Processors.Workers(projections, reactions);
    }

    private static ScheduledExecutorService threads(String name) {
        return Executors.newScheduledThreadPool(
                WORKERS, Thread.ofPlatform().name(name, 0).daemon().factory());
    }
}
