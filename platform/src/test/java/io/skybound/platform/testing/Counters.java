package io.skybound.platform.testing;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.skybound.api.Personal;
import io.skybound.api.Refusal;
import io.skybound.api.Refused;
import io.skybound.api.StoredTypes.StoredType;
import io.skybound.platform.processors.Processors;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.AggregateFactory;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.QueryTimeoutException;

/** A world small enough to test the platform with: counters that belong to somebody and count. */
public class Counters {

    public record OpenCounter(@TargetAggregateIdentifier String id, String owner) {}

    public record Count(@TargetAggregateIdentifier String id) {}

    /** Counts, but before that another process counts too, unseen: the first {@code times} times. */
    public record CountBehindABack(
            @TargetAggregateIdentifier String id, int times) {}

    /** Counts as soon as it may. */
    public record CountSlowly(@TargetAggregateIdentifier String id) {}

    /** Counts, unless that would be more than {@code most}. */
    public record CountUpTo(@TargetAggregateIdentifier String id, int most) {}

    /** Counts, and then fails after all. */
    public record CountAndFail(@TargetAggregateIdentifier String id) {}

    /** Counts a thousand at once. */
    public record Leap(@TargetAggregateIdentifier String id) {}

    public record StartAgain(@TargetAggregateIdentifier String id) {}

    public record Overflow(@TargetAggregateIdentifier String id) {}

    public record CounterOpened(
            String id, @Personal String owner, @Personal List<String> heirs) {}

    public record Counted(String id, int value) {}

    public record NoRoomLeft() implements Refusal {
        @Override
        public String code() {
            return "no_room_left";
        }

        @Override
        public String detail() {
            return "The counter is full.";
        }
    }

    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
    public static class Counter {
        public static final AtomicInteger attempts = new AtomicInteger();
        public static final Semaphore slowOnesMayGo = new Semaphore(0);
        public static volatile CountDownLatch slowOneIsIn = new CountDownLatch(1);

        @AggregateIdentifier
        String id;

        int value;

        Counter() {}

        @CommandHandler
        Counter(OpenCounter command) {
            apply(new CounterOpened(command.id(), command.owner(), List.of("Byron", "Babbage")));
        }

        @CommandHandler
        int decide(Count command) {
            attempts.incrementAndGet();
            apply(new Counted(id, value + 1));
            return value;
        }

        @CommandHandler
        int decide(CountBehindABack command, EventStorageEngine engine) {
            if (attempts.incrementAndGet() <= command.times()) {
                engine.appendEvents(new GenericDomainEventMessage<>(
                        "Counter", id, AggregateLifecycle.getVersion() + 1, new Counted(id, value + 1)));
            }
            apply(new Counted(id, value + 1));
            return value;
        }

        @CommandHandler
        void decide(CountSlowly command) throws InterruptedException {
            slowOneIsIn.countDown();
            slowOnesMayGo.acquire();
            apply(new Counted(id, value + 1));
        }

        @CommandHandler
        int decide(CountUpTo command) {
            attempts.incrementAndGet();
            if (value >= command.most()) {
                throw new Refused(new NoRoomLeft());
            }
            apply(new Counted(id, value + 1));
            return value;
        }

        @CommandHandler
        void decide(CountAndFail command) {
            apply(new Counted(id, value + 1));
            throw new Refused(new NoRoomLeft());
        }

        @CommandHandler
        void decide(Leap command) {
            attempts.incrementAndGet();
            apply(new Counted(id, value + 1_000));
        }

        /** Quiet if nothing was counted. */
        @CommandHandler
        void decide(StartAgain command) {
            attempts.incrementAndGet();
            if (value > 0) {
                apply(new Counted(id, 0));
            }
        }

        @CommandHandler
        void decide(Overflow command) {
            attempts.incrementAndGet();
            throw new Refused(new NoRoomLeft());
        }

        @EventSourcingHandler
        void evolve(CounterOpened event) {
            id = event.id();
        }

        @EventSourcingHandler
        void evolve(Counted event) {
            value = event.value();
        }
    }

    @ProcessingGroup("seen")
    public static class Seen {
        public record Sighting(EventMessage<?> event, long nanoTime) {}

        public final Collection<Sighting> sightings = new CopyOnWriteArrayList<>();
        public final AtomicInteger failures = new AtomicInteger();
        public volatile boolean failing;

        @EventHandler
        void project(Counted event, EventMessage<Counted> message) {
            if (failing) {
                failures.incrementAndGet();
                throw new QueryTimeoutException("The read model is away");
            }
            sightings.add(new Sighting(message, System.nanoTime()));
        }

        public List<Integer> valuesOf(String id) {
            return sightings.stream()
                    .map(sighting -> (Counted) sighting.event().getPayload())
                    .filter(counted -> counted.id().equals(id))
                    .map(Counted::value)
                    .toList();
        }
    }

    /** Public, as Axon creates it. */
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
    @ProcessingGroup("companion")
    public static class Companion {
        public static final Collection<String> remembered = new CopyOnWriteArrayList<>();

        @Personal
        String owner = "";

        @StartSaga
        @SagaEventHandler(associationProperty = "id")
        void react(CounterOpened event) {
            owner = event.owner();
        }

        @SagaEventHandler(associationProperty = "id")
        void react(Counted event) {
            remembered.add(event.id() + " of " + owner + " shows " + event.value());
        }
    }

    @Bean
    StoredType counterOpened() {
        return new StoredType("CounterOpened", "1", CounterOpened.class);
    }

    @Bean
    StoredType counted() {
        return new StoredType("Counted", "1", Counted.class);
    }

    @Bean
    ConfigurerModule counterAggregate() {
        return configurer -> configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(Counter.class)
                .configureCache(axon -> axon.getComponent(Cache.class))
                .configureLockFactory(axon -> axon.getComponent(LockFactory.class))
                .configureSnapshotTrigger(axon -> axon.getComponent(SnapshotTriggerDefinition.class)));
    }

    /** Spring makes one for each {@code @Aggregate}; the snapshotter looks for it. */
    @Bean
    AggregateFactory<Counter> counterFactory(ParameterResolverFactory parameters, HandlerDefinition handlers) {
        return new GenericAggregateFactory<>(
                AnnotatedAggregateMetaModelFactory.inspectAggregate(Counter.class, parameters, handlers));
    }

    @Bean
    Seen seen() {
        return new Seen();
    }

    @Bean
    ConfigurerModule seenProjection() {
        return Processors.projection("seen");
    }

    @Bean
    ConfigurerModule companionSaga() {
        return Processors.processes("companion", Companion.class, "id");
    }
}
