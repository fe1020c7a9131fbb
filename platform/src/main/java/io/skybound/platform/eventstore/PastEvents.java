package io.skybound.platform.eventstore;

import io.skybound.platform.database.Unhurried;
import io.skybound.platform.serialization.TolerantSerializer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Reads what has happened in large pages and not in the order of time, where the events are in PostgreSQL: whoever folds
 * them has all events about one thing together.
 */
@Component
@ConditionalOnBooleanProperty(name = "axon.axonserver.enabled", havingValue = false, matchIfMissing = true)
public class PastEvents {

    /** {@link Share#together} if no event is about the same thing as another one: then they come as they lie there. */
    public static final String EACH_ALONE = "global_index";

    static final int PAGE = 2_000;

    private static final String SELECT =
            EventRow.SELECT + " WHERE global_index > ? AND global_index <= ? AND payload_type <> ALL (?)";

    private final DataSource database;
    private final TolerantSerializer serializer;
    private final EventUpcasterChain upcasters;

    PastEvents(DataSource database, @Qualifier("eventSerializer") Serializer serializer, EventUpcasterChain upcasters) {
        this.database = database;
        this.serializer = new TolerantSerializer(serializer);
        this.upcasters = upcasters;
    }

    /**
     * A share of the past.
     *
     * @param last position of the last event in it
     * @param without names of types that need not be read
     * @param together SQL expression: events of which it is the same are in one share, one after the other, in the order
     *     in which they happened; null if all are to come in that order, which makes one share of them
     * @param number which share, from 0
     * @param of how many shares
     */
    public record Share(
            long last, Collection<String> without, @Nullable String together, int number, int of) {

        /** Where each event is alone, shares are stretches of history: nobody need look at all of it. */
        private boolean isStretch() {
            return EACH_ALONE.equals(together);
        }

        private long after() {
            return isStretch() && number > 0 ? last / of * number : -1;
        }

        private long until() {
            return isStretch() && number + 1 < of ? last / of * (number + 1) : last;
        }
    }

    /**
     * Hands over page after page. An event that can't be read is handed over, too, and fails when it is looked into.
     *
     * @param more tells whether to go on after this page
     */
    public void read(Share share, Predicate<List<TrackedEventMessage<?>>> more) {
        try {
            // To put a long past in order takes longer than any other statement may.
            Unhurried.run(database, connection -> read(connection, share, more));
        } catch (SQLException e) {
            throw new IllegalStateException("The past can't be read", e);
        }
    }

    private void read(Connection connection, Share share, Predicate<List<TrackedEventMessage<?>>> more)
            throws SQLException {
        try (Statement settings = connection.createStatement()) {
            settings.execute("SET LOCAL work_mem = '64MB'");
        }
        try (PreparedStatement query = connection.prepareStatement(sql(share))) {
            query.setLong(1, share.after());
            query.setLong(2, share.until());
            query.setArray(3, connection.createArrayOf("text", share.without().toArray()));
            query.setFetchSize(PAGE);
            // As text, which a statement that is new to the driver asks for, payloads would be twice as long.
            query.unwrap(PGStatement.class).setPrepareThreshold(-1);
            try (ResultSet rows = query.executeQuery()) {
                List<TrackedEventMessage<?>> page = page(rows);
                while (!page.isEmpty() && more.test(page)) {
                    page = page(rows);
                }
            }
        }
    }

    private static String sql(Share share) {
        String together = share.together();
        if (together == null) {
            return SELECT + " ORDER BY global_index";
        }
        if (share.isStretch()) {
            return SELECT;
        }
        return SELECT + " AND abs(hashtext((" + together
                + ")::text)::bigint) %% %d = %d".formatted(share.of(), share.number()) + " ORDER BY " + together
                + ", global_index";
    }

    private List<TrackedEventMessage<?>> page(ResultSet rows) throws SQLException {
        List<TrackedEventData<byte[]>> page = new ArrayList<>(PAGE);
        while (page.size() < PAGE && rows.next()) {
            page.add(EventRow.of(rows).at(new GlobalSequenceTrackingToken(rows.getLong("global_index"))));
        }
        List<TrackedEventMessage<?>> events = new ArrayList<>(page.size());
        EventUtils.upcastAndDeserializeTrackedEvents(page.stream(), serializer, upcasters)
                .forEach(events::add);
        return events;
    }
}
