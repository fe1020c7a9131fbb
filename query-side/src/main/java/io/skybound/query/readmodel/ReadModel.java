package io.skybound.query.readmodel;

import io.skybound.platform.eventstore.PastEvents;
import io.skybound.platform.processors.Processors;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one projection keeps, and how it is filled; declare one as a bean, and operations can watch the projection and
 * have it made anew.
 *
 * @param projection name of the processor
 * @param tables all that its handler writes, without the schema
 * @param together SQL expression over the stored events: those of which it is the same are about one row, and need be
 *     handled in order only among themselves; null if all must be handled in the order in which they happened
 * @param handler makes an event handler that writes to the tables in that schema and tells nobody
 */
public record ReadModel(
        String projection, List<String> tables, @Nullable String together, Function<String, Object> handler) {

    /** One row is one stream. */
    public static final String STREAM = "aggregate_identifier";

    /** One row is one event. */
    public static final String EVENT = PastEvents.EACH_ALONE;

    /** Where readers look. */
    public static final String SCHEMA = "read";

    /** Where a read model is made anew. */
    public static final String NEXT = "read_next";

    public ReadModel {
        tables = List.copyOf(tables);
        for (String table : tables) {
            if (!table.matches("[a-z][a-z_]*")) {
                throw new IllegalArgumentException("Not a table name: " + table);
            }
        }
    }

    /** Whether a row is touched more than once while history is read. */
    public boolean comesBackToRows() {
        return !EVENT.equals(together);
    }

    /** The processor that makes it anew. */
    public String shadow() {
        return projection + Processors.REBUILD;
    }
}
