package io.skybound.platform.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The statements that append. Whoever appends waits for their turn first, and it ends with the commit: so numbers are
 * given in the order of commits, also where several processes append, and whoever has read up to one has missed none
 * before it.
 */
final class EventTable {
    /** Two numbers, where PostgreSQL keeps them apart from all locks by one. */
    static final String TAKE_TURN = "SELECT pg_advisory_xact_lock(1903, 1217)";

    /** The turn is taken before the first number: the rows can't be ordered before all of them are there. */
    private static final String INSERT = "WITH turn AS MATERIALIZED (" + TAKE_TURN + """
            )
            INSERT INTO events.domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                payload_type, payload_revision, payload, meta_data)
            SELECT e.id, e.aggregate, e.sequence, e.type, e.time, e.payload_type, e.revision, e.payload, e.meta_data
            FROM turn, unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[])
                WITH ORDINALITY AS e (id, aggregate, sequence, type, time, payload_type, revision, payload, meta_data, place)
            ORDER BY e.place""";

    private static final String[] NUMBER = {"global_index"};

    private EventTable() {}

    /**
     * Stores all of them or, if it fails, none; unless it was the connection that failed, which leaves both possible.
     *
     * @return their numbers
     */
    static List<Long> insert(Connection connection, List<EventRow> events) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT, NUMBER)) {
            setColumn(statement, 1, "text", column(events, String[]::new, EventRow::id));
            setColumn(statement, 2, "text", column(events, String[]::new, EventRow::aggregate));
            setColumn(statement, 3, "bigint", column(events, Long[]::new, EventRow::sequence));
            setColumn(statement, 4, "text", column(events, String[]::new, EventRow::type));
            setColumn(statement, 5, "text", column(events, String[]::new, EventRow::time));
            setColumn(statement, 6, "text", column(events, String[]::new, EventRow::payloadType));
            setColumn(statement, 7, "text", column(events, String[]::new, EventRow::payloadRevision));
            setColumn(statement, 8, "bytea", column(events, byte[][]::new, EventRow::payload));
            setColumn(statement, 9, "bytea", column(events, byte[][]::new, EventRow::metaData));
            statement.executeUpdate();
            return numbers(statement);
        }
    }

    private static List<Long> numbers(PreparedStatement inserted) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (ResultSet rows = inserted.getGeneratedKeys()) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }

    /**
     * Stores all of them, unless an earlier attempt has. The turn is held from the look until the commit: what may still
     * be committing has ended before, and comes too late afterwards.
     */
    static void insertUnlessThere(Connection connection, List<EventRow> events) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement turn = connection.prepareStatement(TAKE_TURN)) {
            turn.execute();
            if (!contains(connection, events.getFirst())) {
                var _ = insert(connection, events);
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
        connection.setAutoCommit(true);
    }

    private static boolean contains(Connection connection, EventRow event) throws SQLException {
        try (PreparedStatement look =
                connection.prepareStatement("SELECT 1 FROM events.domain_event_entry WHERE event_identifier = ?")) {
            look.setString(1, event.id());
            try (ResultSet found = look.executeQuery()) {
                return found.next();
            }
        }
    }

    /** Of the type that the driver has a binary form for: as text, each byte of a payload would be two. */
    private static <T extends @Nullable Object> T[] column(
            List<EventRow> events, IntFunction<T[]> array, Function<EventRow, T> value) {
        T[] column = array.apply(events.size());
        Arrays.setAll(column, i -> value.apply(events.get(i)));
        return column;
    }

    private static void setColumn(PreparedStatement statement, int place, String type, @Nullable Object[] values)
            throws SQLException {
        statement.setArray(place, statement.getConnection().createArrayOf(type, values));
    }
}
