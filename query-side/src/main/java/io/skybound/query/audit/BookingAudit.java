package io.skybound.query.audit;

import io.skybound.api.booking.BookingView;
import io.skybound.platform.web.MinVersion;
import io.skybound.platform.web.Problem;
import io.skybound.query.bookings.BookingHistory;
import io.skybound.query.readmodel.Found;
import io.skybound.query.readmodel.WaitingReads;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What auditors can ask about one booking. */
@Component
class BookingAudit {

    /** More than any booking lives through. */
    private static final int MOST_STEPS = 10_000;

    private final BookingHistory bookings;
    private final AuditIndex index;
    private final EventReader events;
    private final WaitingReads waiting;
    private final Clock clock;

    BookingAudit(BookingHistory bookings, AuditIndex index, EventReader events, WaitingReads waiting, Clock clock) {
        this.bookings = bookings;
        this.index = index;
        this.events = events;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** An instant that has not come yet is now. */
    BookingView asOf(String id, @Nullable Instant instant) {
        return orNotFound(
                instant != null && instant.isBefore(clock.instant()) ? bookings.asOf(id, instant) : bookings.now(id));
    }

    BookingView atVersion(String id, long version) {
        return orNotFound(bookings.atVersion(id, version));
    }

    /** One page, and whether there is more. */
    Page history(String id, long after, int limit) {
        awaitIndex(id);
        List<Place> places = index.of(id, after, limit + 1);
        boolean more = places.size() > limit;
        return new Page(events.read(more ? places.subList(0, limit) : places), more);
    }

    /** Each event after that position, with the booking as it then was. */
    List<Step> steps(String id, long after) {
        awaitIndex(id);
        Map<Long, BookingView> states = new HashMap<>();
        bookings.states(id, -1).forEach(state -> states.put(state.version(), state));
        List<AuditedEvent> history = events.read(index.of(id, -1, MOST_STEPS));
        Map<Long, @Nullable Object> shown = new HashMap<>();
        Object state = null;
        for (AuditedEvent event : history) {
            BookingView changed = event.aggregateId().equals(id) ? states.get(event.sequence()) : null;
            state = changed == null ? state : Masked.json(changed);
            shown.put(event.position(), state);
        }
        return history.stream()
                .filter(event -> event.position() > after)
                .map(event -> new Step(event, shown.get(event.position())))
                .toList();
    }

    record Page(List<AuditedEvent> events, boolean more) {}

    /** @param state null before the booking exists */
    record Step(AuditedEvent event, @Nullable Object state) {}

    /** The index follows the stream; what the booking's own stream knows must be in it, and all that came before. */
    private void awaitIndex(String id) {
        long version = orNotFound(bookings.now(id)).version();
        Found<Long> found = waiting.read("bkg_", id, 0, () -> index.lastVersion(id), seen -> seen >= version);
        if (found.lagging() || found.row() == null) {
            throw MinVersion.lagging();
        }
    }

    private static BookingView orNotFound(@Nullable BookingView view) {
        if (view == null) {
            throw Problem.notFound("booking_not_found", "There is no such booking, or there was not then.");
        }
        return view;
    }
}
