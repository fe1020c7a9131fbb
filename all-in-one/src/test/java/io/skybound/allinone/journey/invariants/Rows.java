package io.skybound.allinone.journey.invariants;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks a database. */
record Rows(Connection connection) {

    /** What one row becomes. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What is done with one row. */
    @FunctionalInterface
    interface Visitor {
        void visit(ResultSet row) throws SQLException;
    }

    <T> List<T> all(String sql, Reader<T> reader) {
        List<T> found = new ArrayList<>();
        each(sql, row -> found.add(reader.read(row)));
        return found;
    }

    /** Within a transaction no more than some of them are at hand at a time. */
    void each(String sql, Visitor visitor) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(1_000);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    visitor.visit(rows);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    long number(String sql) {
        return all(sql, row -> row.getLong(1)).getFirst();
    }
}
