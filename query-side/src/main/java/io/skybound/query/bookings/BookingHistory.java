package io.skybound.query.bookings;

import io.skybound.api.booking.BookingEvent;
import io.skybound.api.booking.BookingView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * How a booking once was: its own stream, read from the event store and folded as the read model folds it. Never lags,
 * and knows nothing that its events don't say.
 */
public final class BookingHistory {

    /** From the first event on; a stream asked for by its id alone would begin with its latest snapshot. */
    private static final long FIRST = 0;

    private final EventStore events;
    private final BookingFold fold;

    public BookingHistory(EventStore events, BookingFold fold) {
        this.events = events;
        this.fold = fold;
    }

    /** The booking after the event with that sequence number; null if there is no such event. */
    public @Nullable BookingView atVersion(String id, long version) {
        BookingView view = last(id, event -> event.getSequenceNumber() <= version);
        return view == null || view.version() < version ? null : view;
    }

    /** The booking as it was recorded until then, that instant included; null if it did not exist yet. */
    public @Nullable BookingView asOf(String id, Instant instant) {
        return last(id, event -> !event.getTimestamp().isAfter(instant));
    }

    /** The booking with all that is recorded of it; null if there is none. */
    public @Nullable BookingView now(String id) {
        return last(id, event -> true);
    }

    /** The booking after each event whose sequence number is higher than that, in order; -1 for all. */
    public List<BookingView> states(String id, long afterVersion) {
        List<BookingView> states = fold(id, event -> true);
        return List.copyOf(
                states.stream().filter(state -> state.version() > afterVersion).toList());
    }

    private @Nullable BookingView last(String id, Predicate<DomainEventMessage<?>> included) {
        List<BookingView> states = fold(id, included);
        return states.isEmpty() ? null : states.getLast();
    }

    /** The states up to the first event that is not included. Ids of something else lead to none. */
    private List<BookingView> fold(String id, Predicate<DomainEventMessage<?>> included) {
        List<BookingView> states = new ArrayList<>();
        BookingView view = null;
        DomainEventStream stream = events.readEvents(id, FIRST);
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            if (!(message.getPayload() instanceof BookingEvent event) || !included.test(message)) {
                break;
            }
            view = fold.evolve(view, event, message.getSequenceNumber());
            states.add(view);
        }
        return states;
    }
}
