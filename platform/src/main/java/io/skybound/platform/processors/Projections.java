package io.skybound.platform.processors;

import io.skybound.platform.progress.ProcessorFailures;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.jpa.EntityManagerProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventhandling.deadletter.DeadLetteringEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the processors of projections are made of: the ones that always run, and those that make a read model anew. */
@Component
public class Projections {
    /** Parts into which the work of a {@link Shadow} is divided. */
    private static final int SHADOW_SEGMENTS = 4;

    private static final int SHADOW_BATCH = 1_000;

    private final JdbcTemplate jdbc;
    private final EntityManagerProvider entityManager;
    private final TransactionManager transactions;
    private final TokenStore tokens;
    private final Serializer general;
    private final Serializer stream;
    private final ProcessorFailures failures;

    Projections(
            JdbcTemplate jdbc,
            EntityManagerProvider entityManager,
            TransactionManager transactions,
            TokenStore tokens,
            Serializer general,
            @Qualifier("streamSerializer") Serializer stream,
            ProcessorFailures failures) {
        this.jdbc = jdbc;
        this.entityManager = entityManager;
        this.transactions = transactions;
        this.tokens = tokens;
        this.general = general;
        this.stream = stream;
        this.failures = failures;
    }

    ParkedEvents parkedEvents(String projection) {
        return ParkedEvents.of(projection, jdbc, entityManager, transactions, general, stream);
    }

    ProjectionLock.Shared lock(String projection) {
        return new ProjectionLock.Shared(projection, jdbc);
    }

    /**
     * A second processor for a projection, not started yet. It has a name and with it a position of its own, begins with
     * the first event, and runs on threads of its own, so that the projection that is read keeps up meanwhile.
     *
     * @param handler writes somewhere else than the projection's own handler
     */
    public Shadow shadow(String projection, String name, Object handler, Configuration axon) {
        DeadLetteringEventHandlerInvoker invoker = DeadLetteringEventHandlerInvoker.builder()
                .eventHandlers(List.of(handler, new Undigested(name)))
                .parameterResolverFactory(axon.parameterResolverFactory())
                .handlerDefinition(axon.handlerDefinition(handler.getClass()))
                .sequencingPolicy(axon.eventProcessingConfiguration().sequencingPolicy(projection))
                .queue(parkedEvents(name))
                .enqueuePolicy(ParkedEvents::decide)
                .transactionManager(transactions)
                .build();
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(
                SHADOW_SEGMENTS + 1,
                Thread.ofPlatform()
                        .name(name + "-", 0)
                        .priority(Thread.MIN_PRIORITY)
                        .daemon()
                        .factory());
        PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(invoker)
                .errorHandler(failures)
                .messageSource(axon.eventStore())
                .tokenStore(tokens)
                .transactionManager(transactions)
                .coordinatorExecutor(threads)
                .workerExecutor(threads)
                .initialSegmentCount(SHADOW_SEGMENTS)
                .batchSize(SHADOW_BATCH)
                .tokenClaimInterval(Processors.CLAIM_INTERVAL_MILLIS)
                .claimExtensionThreshold(Processors.sharing(axon).renewal().toMillis())
                .clock(Clock.systemUTC())
                .build();
        processor.registerHandlerInterceptor(lock(name));
        return new Shadow(processor, threads, invoker, this);
    }

    private void handle(List<TrackedEventMessage<?>> events, EventHandlerInvoker invoker, String name) {
        var batch = new BatchingUnitOfWork<>(events);
        batch.attachTransaction(transactions);
        ResultMessage<?> result =
                batch.executeWithResult(() -> new DefaultInterceptorChain<>(batch, List.of(lock(name)), event -> {
                            invoker.handle(event, Segment.ROOT_SEGMENT);
                            return null;
                        })
                        .proceed());
        if (result.isExceptional()) {
            throw new IllegalStateException("Some of the past can't be handled", result.exceptionResult());
        }
    }

    /** A processor that somebody starts for a while. */
    public record Shadow(
            PooledStreamingEventProcessor processor,
            ScheduledExecutorService threads,
            EventHandlerInvoker invoker,
            Projections projections)
            implements AutoCloseable {

        public boolean cares(Class<?> event) {
            return invoker.canHandleType(event);
        }

        /** Handles events as the processor would, while it is not started; see {@link #begin}. */
        public void handle(List<TrackedEventMessage<?>> events) {
            projections.handle(events, invoker, processor.getName());
        }

        /** Where the processor begins when it is started for the first time. */
        public void begin(TrackingToken position) {
            projections.transactions.executeInTransaction(
                    () -> projections.tokens.initializeTokenSegments(processor.getName(), SHADOW_SEGMENTS, position));
        }

        /** Where the one that is furthest behind has got to; null as long as there is a part that has not begun. */
        public @Nullable TrackingToken reached() {
            TrackingToken reached = null;
            int begun = 0;
            for (EventTrackerStatus segment : processor.processingStatus().values()) {
                TrackingToken token = WrappedToken.unwrapLowerBound(segment.getTrackingToken());
                if (token != null && !segment.isErrorState()) {
                    reached = reached == null ? token : reached.lowerBound(token);
                    begun++;
                }
            }
            return begun == SHADOW_SEGMENTS ? reached : null;
        }

        @Override
        public void close() {
            processor.shutDown();
            threads.shutdown();
        }
    }
}
