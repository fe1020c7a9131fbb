package io.skybound.command.flight;

import io.skybound.api.flight.FlightEvent;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells how a flight stands, from its events and never from a read model that may lag. Takes no lock: who asks decides
 * nothing about the flight.
 */
@Component
public class FlightSchedule {

    private final EventStore events;

    FlightSchedule(EventStore events) {
        this.events = events;
    }

    public Optional<FlightState> find(String flightId) {
        if (!FlightIds.isOne(flightId)) {
            return Optional.empty();
        }
        DomainEventStream stream = events.readEvents(flightId);
        @Nullable FlightState state = null;
        while (stream.hasNext()) {
            if (stream.next().getPayload() instanceof FlightEvent event) {
                state = FlightState.evolve(state, event);
            }
        }
        return Optional.ofNullable(state);
    }
}
