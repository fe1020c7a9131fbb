package io.skybound.platform.database;

/**
 * A database schema and its owner's claim on it. Declare one as a bean, put the migrations into
 * {@code classpath:db/<name>}, and they have run before the first bean sees the database.
 */
public record Schema(String name) {
    public Schema {
        if (!name.matches("[a-z][a-z_]*")) {
            throw new IllegalArgumentException("Not a schema name: " + name);
        }
    }
}
