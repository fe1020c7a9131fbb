package io.skybound.platform.eventstore;

import io.skybound.platform.database.Schema;
import java.time.Clock;
import java.util.concurrent.Executors;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.SnapshotterSpanFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class EventStoreConfiguration {
    @Bean
    Schema eventsSchema() {
        return new Schema("events");
    }

    /** Axon stamps events by a static clock. It is the one in use for as long as this application is. */
    @Autowired
    void stampEventsBy(Clock clock) {
        GenericEventMessage.clock = clock;
    }

    /** Declared here because Axon's own is silently replaced by none when Spring Boot's order is not what it expects. */
    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    /** Snapshots are taken in a thread of their own, not on the time of the command that happened to bring one about. */
    @Bean
    SpringAggregateSnapshotter aggregateSnapshotter(
            org.axonframework.config.Configuration axon,
            HandlerDefinition handlers,
            ParameterResolverFactory parameters,
            EventStore eventStore,
            TransactionManager transactions,
            SnapshotterSpanFactory spans) {
        return SpringAggregateSnapshotter.builder()
                .repositoryProvider(axon::repository)
                .transactionManager(transactions)
                .executor(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("snapshot-", 0).factory()))
                .eventStore(eventStore)
                .parameterResolverFactory(parameters)
                .handlerDefinition(handlers)
                .spanFactory(spans)
                .build();
    }

    /** For {@code @Aggregate(snapshotTriggerDefinition = "snapshots")}. */
    @Bean
    SnapshotTriggerDefinition snapshots(Snapshotter snapshotter) {
        return new GrowingSnapshots(snapshotter, 100);
    }
}
