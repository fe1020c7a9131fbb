package io.skybound.platform.engine;

import io.skybound.platform.serialization.TolerantSerializer;
import java.util.function.Supplier;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.axonserver.connector.event.axon.GrpcMetaDataAwareSerializer;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Axon Server carries commands, queries and events; the buses come from its connector, the event store is ours. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("axon.axonserver.enabled")
class AxonServerConfiguration {

    /** Aggregates are read anew for each command: only the store in PostgreSQL tells whether memory is right. */
    @Bean
    Cache liveAggregates() {
        return NoCache.INSTANCE;
    }

    /** A turn lasts until the events are stored. */
    @Bean
    LockFactory turns() {
        return PessimisticLockFactory.usingDefaults();
    }

    /** Equal to the one that the connector makes of ours for its stream; so what can't be read is parked as it is. */
    @Bean
    @Qualifier("streamSerializer")
    Serializer streamSerializer(@Qualifier("eventSerializer") Serializer events) {
        return new GrpcMetaDataAwareSerializer(new TolerantSerializer(events));
    }

    @Bean(name = "eventBus", destroyMethod = "")
    @Qualifier("eventStore")
    AxonServerStore eventStore(
            AxonServerConnectionManager connections,
            org.axonframework.axonserver.connector.AxonServerConfiguration server,
            Serializer snapshots,
            @Qualifier("eventSerializer") Serializer events,
            org.axonframework.config.Configuration axon) {
        Supplier<AxonServerEventStore.Builder> builder = () -> AxonServerEventStore.builder()
                .configuration(server)
                .platformConnectionManager(connections)
                .snapshotSerializer(snapshots)
                .eventSerializer(events)
                .snapshotFilter(axon.snapshotFilter())
                .upcasterChain(axon.upcasterChain())
                .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                .spanFactory(axon.getComponent(EventBusSpanFactory.class));
        AxonServerEventStore tolerant =
                builder.get().eventSerializer(new TolerantSerializer(events)).build();
        return AxonServerStore.of(builder.get(), tolerant);
    }
}
