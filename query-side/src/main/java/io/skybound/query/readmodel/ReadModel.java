package io.skybound.query.readmodel;

import io.skybound.platform.messaging.Processors;
import java.util.List;
import java.util.function.Function;

/**
 * What one projection keeps, and how it is filled; declare one as a bean, and operations can watch the projection and
 * have it made anew.
 *
 * @param projection name of the processor
 * @param tables all that its handler writes, without the schema
 * @param handler makes an event handler that writes to the tables in that schema and tells nobody
 */
public record ReadModel(String projection, List<String> tables, Function<String, Object> handler) {

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

    /** The processor that makes it anew. */
    public String shadow() {
        return projection + Processors.REBUILD;
    }
}
