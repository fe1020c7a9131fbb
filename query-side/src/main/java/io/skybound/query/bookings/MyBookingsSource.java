package io.skybound.query.bookings;

import io.skybound.api.booking.BookingView;
import io.skybound.query.feed.Frame;
import io.skybound.query.feed.Source;
import io.skybound.query.readmodel.ViewJson;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * All bookings of a user, and each change of them. The bookings as they are come in the order of their last changes, so
 * that a client that is cut off between two of them goes on with the next. A past state is folded from the booking's
 * own stream.
 */
final class MyBookingsSource implements Source {

    private static final String EVENT = "booking";
    private static final int PAGE = 50;

    private static final String LAST = "SELECT coalesce(max(id), 0) FROM read.booking_change WHERE user_id = ?";

    /** A booking that was last changed before changes were told has no id: it comes first, and again after a break. */
    private static final String CURRENT = "SELECT b.id, b.view, coalesce(c.id, -1) AS change FROM read.booking b"
            + " LEFT JOIN read.booking_change c ON c.booking_id = b.id AND c.version = b.version"
            + " WHERE b.user_id = ? AND (coalesce(c.id, -1), b.id) > (?, ?) AND coalesce(c.id, -1) <= ?"
            + " ORDER BY change, b.id LIMIT ?";

    private static final String AFTER = "SELECT c.id, c.booking_id, c.version, b.view FROM read.booking_change c"
            + " LEFT JOIN read.booking b ON b.id = c.booking_id AND b.version = c.version"
            + " WHERE c.user_id = ? AND c.id > ? ORDER BY c.id LIMIT ?";

    private record Shown(String bookingId, Frame frame) {}

    /**
     * @param view as it stands in the read model, null if it has changed again since
     */
    private record Change(
            long id,
            String bookingId,
            long version,
            @Nullable String view) {}

    private final JdbcTemplate jdbc;
    private final BookingHistory history;
    private final EventStore events;

    MyBookingsSource(JdbcTemplate jdbc, BookingHistory history, EventStore events) {
        this.jdbc = jdbc;
        this.history = history;
        this.events = events;
    }

    @Override
    public Current current(String userId, long after) {
        long upTo = last(userId);
        return new Current(upTo, new Pages(userId, after + 1, upTo));
    }

    /** An id beyond what is here may still come again: a database that was killed projects its last moments anew. */
    @Override
    public boolean knows(String userId, long id) {
        if (id <= last(userId)) {
            return true;
        }
        TrackingToken head = events.createHeadToken();
        return head != null && id <= head.position().orElse(-1);
    }

    @Override
    public List<Frame> after(String userId, long id, int most) {
        Map<String, Map<Long, BookingView>> past = new HashMap<>();
        List<Frame> frames = new ArrayList<>();
        for (Change change : changes(userId, id, most)) {
            frames.add(Frame.of(EVENT, change.id(), change.view() != null ? change.view() : past(change, past)));
        }
        return frames;
    }

    private long last(String userId) {
        return Objects.requireNonNull(jdbc.queryForObject(LAST, Long.class, userId));
    }

    private List<Change> changes(String userId, long id, int most) {
        return jdbc.query(
                AFTER,
                (row, number) -> new Change(
                        row.getLong("id"),
                        Objects.requireNonNull(row.getString("booking_id")),
                        row.getLong("version"),
                        row.getString("view")),
                userId,
                id,
                most);
    }

    private String past(Change change, Map<String, Map<Long, BookingView>> known) {
        BookingView view =
                known.computeIfAbsent(change.bookingId(), this::states).get(change.version());
        if (view == null) {
            throw new IllegalStateException("no version " + change.version() + " of " + change.bookingId());
        }
        return ViewJson.write(view);
    }

    private Map<Long, BookingView> states(String bookingId) {
        Map<Long, BookingView> states = new HashMap<>();
        history.states(bookingId, -1).forEach(state -> states.put(state.version(), state));
        return states;
    }

    /** The bookings as they are, read as far as somebody looks. */
    private final class Pages implements Iterator<Frame> {
        private final String userId;
        private final long upTo;
        private final Queue<Shown> page = new ArrayDeque<>();
        private long lastChange;
        private String lastBooking = "";
        private boolean end;

        /** @param from the least id of a change that is looked for */
        Pages(String userId, long from, long upTo) {
            this.userId = userId;
            this.lastChange = from;
            this.upTo = upTo;
        }

        @Override
        public boolean hasNext() {
            if (page.isEmpty() && !end) {
                page.addAll(jdbc.query(
                        CURRENT,
                        (row, number) -> new Shown(
                                Objects.requireNonNull(row.getString("id")),
                                Frame.of(EVENT, row.getLong("change"), Objects.requireNonNull(row.getString("view")))),
                        userId,
                        lastChange,
                        lastBooking,
                        upTo,
                        PAGE));
                end = page.size() < PAGE;
            }
            return !page.isEmpty();
        }

        @Override
        public Frame next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Shown next = page.remove();
            lastChange = next.frame().id();
            lastBooking = next.bookingId();
            return next.frame();
        }
    }
}
