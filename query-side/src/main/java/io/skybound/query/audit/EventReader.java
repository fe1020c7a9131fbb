package io.skybound.query.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Fetches events by their places in the streams of their aggregates, which every engine can. */
final class EventReader {

    /** Reading on over so many events is cheaper than asking anew. */
    private static final long NEAR = 100;

    private final EventStore events;

    EventReader(EventStore events) {
        this.events = events;
    }

    /** In the order of their positions. */
    List<AuditedEvent> read(List<Place> places) {
        Map<String, List<Place>> streams = new LinkedHashMap<>();
        for (Place place : places) {
            streams.computeIfAbsent(place.aggregateId(), id -> new ArrayList<>())
                    .add(place);
        }
        List<AuditedEvent> found = new ArrayList<>(places.size());
        streams.forEach((id, wanted) -> read(id, wanted, found));
        found.sort(Comparator.comparingLong(AuditedEvent::position));
        return found;
    }

    private void read(String aggregateId, List<Place> wanted, List<AuditedEvent> found) {
        List<Place> inOrder = wanted.stream()
                .sorted(Comparator.comparingLong(Place::sequence))
                .toList();
        DomainEventStream stream = DomainEventStream.empty();
        long next = Long.MIN_VALUE;
        for (Place place : inOrder) {
            if (next == Long.MIN_VALUE || place.sequence() - next > NEAR) {
                stream = events.readEvents(aggregateId, place.sequence());
            }
            found.add(AuditedEvent.of(place.position(), at(place, stream)));
            next = place.sequence() + 1;
        }
    }

    private static DomainEventMessage<?> at(Place place, DomainEventStream stream) {
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            if (message.getSequenceNumber() == place.sequence()) {
                return message;
            }
        }
        throw new IllegalStateException("event " + place.sequence() + " of " + place.aggregateId() + " is missing");
    }
}
