package io.skybound.query.audit;

import io.skybound.query.readmodel.ColumnsOf;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table read.audit_event: where the events about a booking are. Nothing of what they say. */
class AuditIndex {

    private final JdbcTemplate jdbc;
    private final String table;
    private final EventPositions positions;

    /** @param schema where the table is */
    AuditIndex(JdbcTemplate jdbc, String schema, EventPositions positions) {
        this.jdbc = jdbc;
        this.table = schema + ".audit_event";
        this.positions = positions;
    }

    /** No constraint is named: in a rebuild the table has none yet. */
    void add(Collection<Recorded> events) {
        Map<String, Long> numbers = positions.of(events);
        jdbc.update(
                "INSERT INTO " + table
                        + " (position, booking_id, aggregate_id, sequence) SELECT * FROM unnest(?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                new ColumnsOf<>(events)
                        .number(event ->
                                Objects.requireNonNull(numbers.get(event.eventId()), "an event without a position"))
                        .text(Recorded::bookingId)
                        .text(Recorded::aggregateId)
                        .number(Recorded::sequence)
                        .arguments());
    }

    /** The events about a booking after that position, in the global order. */
    List<Place> of(String bookingId, long after, int limit) {
        return jdbc.query(
                "SELECT position, aggregate_id, sequence FROM " + table + " WHERE booking_id = ? AND position > ?"
                        + " ORDER BY position LIMIT ?",
                (row, number) -> new Place(row.getLong(1), Objects.requireNonNull(row.getString(2)), row.getLong(3)),
                bookingId,
                after,
                limit);
    }

    /** How far the booking's own stream has been seen; null if not at all. */
    @Nullable
    Long lastVersion(String bookingId) {
        return jdbc.queryForObject(
                "SELECT max(sequence) FROM " + table + " WHERE booking_id = ? AND aggregate_id = ?",
                Long.class,
                bookingId,
                bookingId);
    }
}
