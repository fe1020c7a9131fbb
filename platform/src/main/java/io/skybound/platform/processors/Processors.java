package io.skybound.platform.processors;

import io.skybound.platform.process.ProcessStore;
import io.skybound.platform.process.SegmentedProcesses;
import io.skybound.platform.progress.ProcessorFailures;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer.PooledStreamingProcessorConfiguration;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Registers event processors, each with one line in a {@code @Bean ConfigurerModule}. The name is that of the
 * handlers' {@code @ProcessingGroup}. Never configure processors by properties: Axon then starts a saga at the
 * beginning of history, and runs the past again.
 */
public final class Processors {
    static final int BATCH = 200;
    /** Ends the name of a processor that builds a read model anew beside the old one. */
    public static final String REBUILD = "-rebuild";

    static final int SEGMENTS = 4;
    /** So long does a segment rest after a failure, at least, and so soon does another replica take it over. */
    static final long CLAIM_INTERVAL_MILLIS = 1_000;

    private Processors() {}

    /**
     * A read model: sees all of history, marked as replay, before it follows. A batch is one transaction. An event that
     * a handler can't digest is parked with all later ones of its sequence, and the others go on; where the database
     * fails, the batch is tried again. So no event is ever skipped.
     */
    public static ConfigurerModule projection(String name) {
        return projection(name, SEGMENTS);
    }

    public static ConfigurerModule projection(String name, int segments) {
        ConfigurerModule processor = processor(
                name,
                segments,
                Configuration::eventStore,
                (axon, builder) -> builder.workerExecutor(workers(axon).projections()),
                events -> ReplayToken.createReplayToken(events.createHeadToken()));
        return configurer -> {
            processor.configureModule(configurer);
            configurer
                    .eventProcessing()
                    .registerDeadLetterQueue(name, axon -> projections(axon).parkedEvents(name))
                    .registerDeadLetterPolicy(name, axon -> ParkedEvents::decide)
                    .registerHandlerInterceptor(name, axon -> projections(axon).lock(name))
                    .registerEventHandler(axon -> new Undigested(name))
                    .assignHandlerInstancesMatching(name, new Undigested(name)::equals);
        };
    }

    /**
     * Processes, which react with effects: they see only what happens from now on, and never a replay.
     *
     * @param name that of the type's {@code @ProcessingGroup}
     * @param subject the association by which a process is begun, and which it keeps
     */
    public static <P> ConfigurerModule processes(String name, Class<P> type, String subject) {
        ConfigurerModule processor = processor(
                name,
                SEGMENTS,
                axon -> new StrictSource(axon.eventStore()),
                (axon, builder) -> builder.workerExecutor(workers(axon).reactions())
                        .initialToken(StreamableMessageSource::createHeadToken),
                StreamableMessageSource::createHeadToken);
        return configurer -> {
            processor.configureModule(configurer);
            configurer
                    .eventProcessing()
                    .registerSaga(
                            type,
                            saga -> saga.configureSagaManager(
                                    axon -> SegmentedProcesses.of(type, subject, SEGMENTS, axon)))
                    .registerHandlerInterceptor(
                            name, axon -> axon.getComponent(ProcessStore.class).batches());
        };
    }

    /**
     * Where a processor begins is written down before anything can happen. A process alone would look for the end of the
     * stream some time after its start, and miss what was stored meanwhile; and where two replicas start on an empty
     * database, Axon's own attempt fails at the one that comes second.
     */
    private static void markBeginning(String name, int segments, Beginning beginning, Configuration axon) {
        TokenStore tokens = axon.getComponent(TokenStore.class);
        TransactionManager transaction = axon.getComponent(TransactionManager.class);
        Supplier<Boolean> isMarked = () -> tokens.fetchSegments(name).length > 0;
        if (transaction.fetchInTransaction(isMarked)) {
            return;
        }
        try {
            transaction.executeInTransaction(
                    () -> tokens.initializeTokenSegments(name, segments, beginning.of(axon.eventStore())));
        } catch (RuntimeException e) {
            boolean anotherReplicaWasFaster = transaction.fetchInTransaction(isMarked);
            if (!anotherReplicaWasFaster) {
                throw e;
            }
        }
    }

    /** Claims and back-offs go by the real time, also where a test moves the clock by which events are stamped. */
    private static ConfigurerModule processor(
            String name,
            int segments,
            Function<Configuration, StreamableMessageSource<TrackedEventMessage<?>>> source,
            PooledStreamingProcessorConfiguration kind,
            Beginning beginning) {
        ConfigurerModule processor = processor(name, segments, source, kind);
        return configurer -> {
            processor.configureModule(configurer);
            configurer.onInitialize(axon ->
                    axon.onStart(Phase.EXTERNAL_CONNECTIONS, () -> markBeginning(name, segments, beginning, axon)));
        };
    }

    private static ConfigurerModule processor(
            String name,
            int segments,
            Function<Configuration, StreamableMessageSource<TrackedEventMessage<?>>> source,
            PooledStreamingProcessorConfiguration kind) {
        return configurer -> configurer
                .eventProcessing()
                .registerPooledStreamingEventProcessor(
                        name,
                        source,
                        kind.andThen((axon, builder) -> builder.batchSize(BATCH)
                                .initialSegmentCount(segments)
                                .maxSegmentProvider(processor -> sharing(axon).shareOf(segments))
                                .tokenClaimInterval(CLAIM_INTERVAL_MILLIS)
                                .claimExtensionThreshold(sharing(axon).renewal().toMillis())
                                .clock(Clock.systemUTC())))
                .registerListenerInvocationErrorHandler(name, axon -> PropagatingErrorHandler.instance())
                .registerErrorHandler(name, axon -> axon.getComponent(ProcessorFailures.class));
    }

    /** Where in history a new processor begins; null is before everything. */
    @FunctionalInterface
    private interface Beginning {
        @Nullable
        TrackingToken of(StreamableMessageSource<?> events);
    }

    private static Projections projections(Configuration axon) {
        return axon.getComponent(Projections.class);
    }

    private static Workers workers(Configuration axon) {
        return axon.getComponent(Workers.class);
    }

    static Sharing sharing(Configuration axon) {
        return axon.getComponent(Sharing.class);
    }

    /** Shared by all processors of a kind, so that many processors don't mean many threads. */
    record Workers(ScheduledExecutorService projections, ScheduledExecutorService reactions) {}

    /**
     * How replicas share the segments of a processor.
     *
     * @param claim after this time without renewal a segment is anybody's
     * @param share how many of so many segments this replica may have now
     */
    record Sharing(Duration claim, IntUnaryOperator share) {
        /** Often enough that a late one is made up for. */
        Duration renewal() {
            return claim.dividedBy(3);
        }

        int shareOf(int segments) {
            return share.applyAsInt(segments);
        }
    }
}
