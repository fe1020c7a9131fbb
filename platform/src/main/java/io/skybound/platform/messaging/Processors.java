package io.skybound.platform.messaging;

import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer.PooledStreamingProcessorConfiguration;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * Registers event processors, each with one line in a {@code @Bean ConfigurerModule}. The name is that of the
 * handlers' {@code @ProcessingGroup}. Never configure processors by properties: Axon then starts a saga at the
 * beginning of history, and runs the past again.
 */
public final class Processors {
    static final int BATCH = 200;
    static final int SEGMENTS = 4;

    private Processors() {}

    /**
     * A read model: sees all of history, marked as replay, before it follows. A batch is one transaction; a handler
     * that fails stops its segment and is tried again, so no event is ever skipped.
     */
    public static ConfigurerModule projection(String name) {
        return projection(name, SEGMENTS);
    }

    public static ConfigurerModule projection(String name, int segments) {
        return processor(name, (axon, builder) -> builder.workerExecutor(workers(axon).projections())
                .initialSegmentCount(segments));
    }

    /** A process or any other reaction with effects: sees only what happens from now on, and never a replay. */
    public static ConfigurerModule saga(String name) {
        return processor(name, (axon, builder) -> builder.workerExecutor(workers(axon).reactions())
                .initialSegmentCount(SEGMENTS)
                .initialToken(StreamableMessageSource::createHeadToken));
    }

    private static ConfigurerModule processor(
            String name, PooledStreamingProcessorConfiguration kind) {
        return configurer -> configurer
                .eventProcessing()
                .registerPooledStreamingEventProcessor(name, Configuration::eventStore, kind.andThen(
                        (axon, builder) -> builder.batchSize(BATCH)))
                .registerListenerInvocationErrorHandler(name, axon -> PropagatingErrorHandler.instance())
                .registerErrorHandler(name, axon -> PropagatingErrorHandler.instance());
    }

    private static Workers workers(Configuration axon) {
        return axon.getComponent(Workers.class);
    }

    /** Shared by all processors of a kind, so that many processors don't mean many threads. */
    record Workers(ScheduledExecutorService projections, ScheduledExecutorService reactions) {}
}
