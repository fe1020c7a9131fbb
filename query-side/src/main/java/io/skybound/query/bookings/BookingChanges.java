package io.skybound.query.bookings;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The table read.booking_change: under which id each change of a booking is told to its traveller. Written with the
 * booking itself.
 *
 * <p>Several bookings of one user may be projected at the same time and committed in any order, but whoever has seen an
 * id must have seen all below it. So those who write for a user take turns until they have committed, and whoever comes
 * late gets the next id after those that are out.
 */
class BookingChanges {

    private static final String RESOURCE = BookingChanges.class.getName();

    /** In one order for everybody, so that nobody waits in a circle. */
    private static final String TAKE_TURNS = "SELECT pg_advisory_xact_lock(turn) FROM"
            + " (SELECT DISTINCT hashtextextended(u, 7461) AS turn FROM unnest(?) u ORDER BY 1) turns";

    /**
     * Each id is the event's position, or the next one where that is out already: whoever projects another booking of the
     * same user was faster.
     */
    private static final String RECORD = "INSERT INTO read.booking_change (user_id, id, booking_id, version)"
            + " SELECT user_id, nth + greatest(last, max(position - nth) OVER (PARTITION BY user_id ORDER BY nth)),"
            + "   booking_id, version"
            + " FROM (SELECT c.*, row_number() OVER (PARTITION BY c.user_id ORDER BY c.place) AS nth,"
            + "     (SELECT coalesce(max(id), 0) FROM read.booking_change o WHERE o.user_id = c.user_id) AS last"
            + "   FROM unnest(?, ?, ?, ?) WITH ORDINALITY AS c(user_id, position, booking_id, version, place)"
            + "   WHERE NOT EXISTS (SELECT FROM read.booking_change told"
            + "     WHERE told.booking_id = c.booking_id AND told.version >= c.version)) untold";

    /** A change, where it happened in all of history. */
    private record Change(String userId, long position, String bookingId, long version) {}

    private final JdbcTemplate jdbc;

    BookingChanges(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** For a projection that tells nobody. */
    static BookingChanges none(JdbcTemplate jdbc) {
        return new BookingChanges(jdbc) {
            @Override
            void add(String userId, String bookingId, long version, OptionalLong position) {}
        };
    }

    /** Where the event at hand is in all of history; empty in a replay, which is no change. */
    static OptionalLong position() {
        return CurrentUnitOfWork.get().getMessage() instanceof TrackedEventMessage<?> event
                        && !ReplayToken.isReplay(event)
                ? event.trackingToken().position()
                : OptionalLong.empty();
    }

    /**
     * Takes what one event has made of a booking into the current batch; also if the booking is further already, because
     * it comes from a rebuild that was ahead. What was told before is not told again.
     */
    void add(String userId, String bookingId, long version, OptionalLong position) {
        if (position.isEmpty()) {
            return;
        }
        List<Change> batch = CurrentUnitOfWork.get().getOrComputeResource(RESOURCE, key -> {
            List<Change> changes = new ArrayList<>();
            CurrentUnitOfWork.get().onPrepareCommit(committing -> record(changes));
            return changes;
        });
        batch.add(new Change(userId, position.getAsLong(), bookingId, version));
    }

    private void record(List<Change> changes) {
        String[] users = changes.stream().map(Change::userId).toArray(String[]::new);
        jdbc.query(TAKE_TURNS, row -> {}, (Object) users);
        jdbc.update(
                RECORD,
                users,
                changes.stream().map(Change::position).toArray(Long[]::new),
                changes.stream().map(Change::bookingId).toArray(String[]::new),
                changes.stream().map(Change::version).toArray(Long[]::new));
    }
}
