package io.skybound.query.flights;

import io.skybound.api.flight.FlightEvent;
import io.skybound.platform.web.Problem;
import io.skybound.query.feed.Frame;
import io.skybound.query.feed.Source;
import io.skybound.query.readmodel.PlaceNames;
import io.skybound.query.readmodel.ViewJson;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * A flight's status, and each change of it: the flight's own stream, folded event by event as the read model folds it. A
 * change is known by the flight's version after it. A flight has few events, so all of them are read each time.
 */
final class FlightStatusSource implements Source {

    private static final String EVENT = "status";

    private final EventStore events;
    private final PlaceNames places;
    private final FlightFold fold;

    FlightStatusSource(EventStore events, PlaceNames places) {
        this.events = events;
        this.places = places;
        this.fold = new FlightFold(places);
    }

    @Override
    public Current current(String flightId, long after) {
        Frame last = changes(flightId).getLast();
        List<Frame> news = last.id() > after ? List.of(last) : List.of();
        return new Current(last.id(), news.iterator());
    }

    @Override
    public boolean knows(String flightId, long id) {
        return id <= changes(flightId).getLast().id();
    }

    @Override
    public List<Frame> after(String flightId, long id, int most) {
        return changes(flightId).stream()
                .filter(change -> change.id() > id)
                .limit(most)
                .toList();
    }

    private List<Frame> changes(String flightId) {
        List<Frame> changes = new ArrayList<>();
        FlightRow row = null;
        FlightStatusView shown = null;
        DomainEventStream stream = events.readEvents(flightId, 0);
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            if (!(message.getPayload() instanceof FlightEvent event)) {
                break;
            }
            row = fold.evolve(row, event, message.getSequenceNumber());
            FlightStatusView now = FlightStatusView.of(row, places);
            if (isNews(shown, now)) {
                changes.add(Frame.of(EVENT, row.version(), ViewJson.write(now)));
                shown = now;
            }
        }
        if (changes.isEmpty()) {
            throw Problem.notFound("flight_not_found", "There is no flight with this id.");
        }
        return changes;
    }

    private static boolean isNews(@Nullable FlightStatusView shown, FlightStatusView now) {
        return shown == null || !now.showsTheSameAs(shown);
    }
}
