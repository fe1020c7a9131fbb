package io.skybound.platform.engine;

import io.skybound.platform.messaging.CommandFailure;
import java.util.List;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * The event store in Axon Server. It has one answer for two questions: whether somebody else has changed an aggregate
 * meanwhile, or it was there already. So the unit of work remembers which one was asked, by its first event, as the store
 * in PostgreSQL decides it, too.
 */
public final class AxonServerStore extends AxonServerEventStore {
    private static final String CREATES = AxonServerStore.class.getName() + "/creates";

    private final AxonServerEventStore tolerant;

    private AxonServerStore(Builder builder, AxonServerEventStore tolerant) {
        super(builder);
        this.tolerant = tolerant;
    }

    /** @param tolerant reads the whole stream, past events of unknown type; an aggregate's own events are read strictly */
    static AxonServerStore of(Builder builder, AxonServerEventStore tolerant) {
        // Only building makes the engine that the builder hands on.
        builder.build();
        return new AxonServerStore(builder, tolerant);
    }

    /** Whether what this unit of work stores begins with a new aggregate. */
    public static boolean creates(UnitOfWork<?> work) {
        return Boolean.TRUE.equals(work.root().getResource(CREATES));
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken position) {
        return tolerant.openStream(position);
    }

    @Override
    protected void prepareCommit(List<? extends EventMessage<?>> events) {
        boolean creates = !events.isEmpty()
                && events.getFirst() instanceof DomainEventMessage<?> first
                && first.getSequenceNumber() == 0;
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().root().getOrComputeResource(CREATES, _ -> creates);
            super.prepareCommit(events);
            return;
        }
        try {
            super.prepareCommit(events);
        } catch (RuntimeException e) {
            if (CommandFailure.of(e) == CommandFailure.CONFLICT) {
                String reason = String.valueOf(e.getMessage());
                throw creates ? new AggregateStreamCreationException(reason, e) : new ConcurrencyException(reason, e);
            }
            throw e;
        }
    }
}
