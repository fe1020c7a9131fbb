package io.skybound.platform.messaging;

import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer.PooledStreamingProcessorConfiguration;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * Registers event processors, each with one line in a {@code @Bean ConfigurerModule}. The name is that of the
 * handlers' {@code @ProcessingGroup}. Never configure processors by properties: Axon then starts a saga at the
 * beginning of history, and runs the past again.
 */
public final class Processors {
    static final int BATCH = 200;
    /** Ends the name of a processor that builds a read model anew beside the old one. */
    static final String REBUILD = "-rebuild";

    static final int SEGMENTS = 4;
    /** So long does a segment rest after a failure, at least, and so soon does another replica take it over. */
    static final long CLAIM_INTERVAL_MILLIS = 1_000;

    private Processors() {}

    /**
     * A read model: sees all of history, marked as replay, before it follows. A batch is one transaction; a handler
     * that fails stops its segment and is tried again, so no event is ever skipped.
     */
    public static ConfigurerModule projection(String name) {
        return projection(name, SEGMENTS);
    }

    public static ConfigurerModule projection(String name, int segments) {
        return processor(
                name,
                (axon, builder) ->
                        builder.workerExecutor(workers(axon).projections()).initialSegmentCount(segments));
    }

    /** A process or any other reaction with effects: sees only what happens from now on, and never a replay. */
    public static ConfigurerModule saga(String name) {
        ConfigurerModule processor = processor(
                name,
                (axon, builder) -> builder.workerExecutor(workers(axon).reactions())
                        .initialSegmentCount(SEGMENTS)
                        .initialToken(StreamableMessageSource::createHeadToken));
        return configurer -> {
            processor.configureModule(configurer);
            configurer.onInitialize(axon -> axon.onStart(Phase.EXTERNAL_CONNECTIONS, () -> markBeginning(name, axon)));
        };
    }

    /**
     * Where a process begins is written down before anything can happen. A processor alone would look for the end of
     * the stream some time after its start, and miss what was stored meanwhile.
     */
    private static void markBeginning(String name, Configuration axon) {
        TokenStore tokens = axon.getComponent(TokenStore.class);
        TransactionManager transaction = axon.getComponent(TransactionManager.class);
        Supplier<Boolean> isMarked = () -> tokens.fetchSegments(name).length > 0;
        if (transaction.fetchInTransaction(isMarked)) {
            return;
        }
        try {
            transaction.executeInTransaction(() -> tokens.initializeTokenSegments(
                    name, SEGMENTS, axon.eventStore().createHeadToken()));
        } catch (RuntimeException e) {
            boolean anotherReplicaWasFaster = transaction.fetchInTransaction(isMarked);
            if (!anotherReplicaWasFaster) {
                throw e;
            }
        }
    }

    /** Claims and back-offs go by the real time, also where a test moves the clock by which events are stamped. */
    private static ConfigurerModule processor(String name, PooledStreamingProcessorConfiguration kind) {
        return configurer -> configurer
                .eventProcessing()
                .registerPooledStreamingEventProcessor(
                        name,
                        Configuration::eventStore,
                        kind.andThen((axon, builder) -> builder.batchSize(BATCH)
                                .tokenClaimInterval(CLAIM_INTERVAL_MILLIS)
                                .clock(Clock.systemUTC())))
                .registerListenerInvocationErrorHandler(name, axon -> PropagatingErrorHandler.instance())
                .registerErrorHandler(name, axon -> axon.getComponent(ProcessorFailures.class));
    }

    private static Workers workers(Configuration axon) {
        return axon.getComponent(Workers.class);
    }

    /** Shared by all processors of a kind, so that many processors don't mean many threads. */
    record Workers(ScheduledExecutorService projections, ScheduledExecutorService reactions) {}
}
