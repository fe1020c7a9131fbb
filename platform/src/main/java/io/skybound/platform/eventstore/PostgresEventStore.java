package io.skybound.platform.eventstore;

import io.skybound.platform.database.DatabaseProperties;
import io.skybound.platform.database.ReplicaId;
import io.skybound.platform.database.SqlState;
import io.skybound.platform.serialization.TolerantSerializer;
import io.skybound.platform.signals.Signals;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The event store in PostgreSQL, for all engines but Axon Server, which brings its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "axon.axonserver.enabled", havingValue = false, matchIfMissing = true)
class PostgresEventStore {
    private static final int PAGE = 100;
    private static final int MOST_LIVE_AGGREGATES = 4_000;
    private static final Duration LOOKOUT = Duration.ofMillis(500);

    /** Reads the stream of all events. */
    @Bean
    @Qualifier("streamSerializer")
    Serializer streamSerializer(@Qualifier("eventSerializer") Serializer events) {
        return new TolerantSerializer(events);
    }

    /**
     * Not JPA: a query at the stream's end stays an index scan, and a connection is taken per statement, never held for
     * a whole command.
     */
    @Bean
    PostgresEngine eventStorageEngine(
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            @Qualifier("streamSerializer") Serializer streamSerializer,
            DataSource database,
            TransactionManager transactions,
            org.axonframework.config.Configuration axon)
            throws SQLException {
        JdbcEventStorageEngine.Builder engine = JdbcEventStorageEngine.builder()
                .snapshotSerializer(serializer)
                .eventSerializer(eventSerializer)
                .upcasterChain(axon.upcasterChain())
                .snapshotFilter(axon.snapshotFilter())
                .connectionProvider(new SpringDataSourceConnectionProvider(database))
                .transactionManager(transactions)
                .persistenceExceptionResolver(failure -> SqlState.isAny(failure, Set.of(SqlState.UNIQUE_VIOLATION)))
                .schema(tables())
                .batchSize(PAGE)
                .finalAggregateBatchPredicate(page -> page.size() < PAGE);
        return new PostgresEngine(engine, streamSerializer, database, LOOKOUT);
    }

    /** For {@code @Aggregate(cache = "liveAggregates")}. */
    @Bean
    LiveAggregates liveAggregates() {
        return new LiveAggregates(MOST_LIVE_AGGREGATES);
    }

    /** For {@code @Aggregate(lockFactory = "turns")}. */
    @Bean
    Turns turns() {
        return new Turns();
    }

    /** The embedded default is alone on its database; where there are others, the store knows more than the memory. */
    @Bean
    ConfirmedAnswers confirmedAnswers(EventStorageEngine engine, DatabaseProperties database) {
        return new ConfirmedAnswers(database.embedded() ? null : engine::lastSequenceNumberFor);
    }

    /** Ends before what it reads from does; Spring itself would look for a method of another spelling. */
    @Bean(name = "eventBus", destroyMethod = "shutDown")
    @Qualifier("eventStore")
    WakingEventStore eventStore(
            PostgresEngine engine, ObjectProvider<EventSignals> others, org.axonframework.config.Configuration axon) {
        EventSignals signals = others.getIfAvailable();
        WakingEventStore store = new WakingEventStore(
                EmbeddedEventStore.builder()
                        .storageEngine(engine)
                        .fetchDelay(LOOKOUT.toMillis())
                        .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                        .spanFactory(axon.getComponent(EventBusSpanFactory.class)),
                signals == null ? () -> {} : signals::appended);
        if (signals != null) {
            signals.whenOthersAppend(() -> {
                engine.lookAgain();
                store.wake();
            });
        }
        return store;
    }

    /** The embedded default has nobody to tell. */
    @Bean
    @ConditionalOnBooleanProperty(name = "skybound.database.embedded", havingValue = false, matchIfMissing = true)
    EventSignals eventSignals(Signals signals, ReplicaId replica) {
        return new EventSignals(signals, replica.text());
    }

    private static EventSchema tables() {
        return EventSchema.builder()
                .eventTable("events.domain_event_entry")
                .snapshotTable("events.snapshot_event_entry")
                .globalIndexColumn("global_index")
                .timestampColumn("time_stamp")
                .eventIdentifierColumn("event_identifier")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .typeColumn("type")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .payloadColumn("payload")
                .metaDataColumn("meta_data")
                .build();
    }
}
