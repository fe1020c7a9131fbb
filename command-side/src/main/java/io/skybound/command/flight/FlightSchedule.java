package io.skybound.command.flight;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.skybound.api.flight.FlightEvent;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * Tells how a flight stands, from its events and never from a read model that may lag. Takes no lock: who asks decides
 * nothing about the flight.
 */
@Component
public class FlightSchedule {
    private static final int KNOWN_FLIGHTS = 10_000;

    private final EventStore events;
    /** As they were when somebody last asked; what has happened since is read on top. */
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(KNOWN_FLIGHTS).build();

    private record Known(FlightState state, long lastSequence) {}

    FlightSchedule(EventStore events) {
        this.events = events;
    }

    public Optional<FlightState> find(String flightId) {
        if (!FlightIds.isOne(flightId)) {
            return Optional.empty();
        }
        Known before = known.getIfPresent(flightId);
        Known now = before;
        DomainEventStream stream = events.readEvents(flightId, before == null ? 0 : before.lastSequence() + 1);
        while (stream.hasNext()) {
            DomainEventMessage<?> next = stream.next();
            if (next.getPayload() instanceof FlightEvent event) {
                FlightState state = FlightState.evolve(now == null ? null : now.state(), event);
                now = new Known(state, next.getSequenceNumber());
            }
        }
        if (now != null && now != before) {
            known.put(flightId, now);
        }
        return Optional.ofNullable(now).map(Known::state);
    }
}
