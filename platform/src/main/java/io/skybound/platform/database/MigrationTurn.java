package io.skybound.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Processes that start at the same time on one database migrate it one after the other; who comes second finds everything
 * done. Flyway has a lock for each history, but schemas are created before it is taken. A process that is killed gives
 * its turn back with its connection.
 */
final class MigrationTurn implements AutoCloseable {
    /** Whatever number, as long as it stays the same: "SkyBound" in ASCII. */
    private static final long KEY = 0x536B79426F756E64L;

    private final Connection connection;

    private MigrationTurn(Connection connection) {
        this.connection = connection;
    }

    static MigrationTurn await(DataSource database) {
        try {
            Connection connection = database.getConnection();
            try (Statement statement = connection.createStatement()) {
                // The other one's migration may take longer than a statement may.
                statement.execute("SET statement_timeout = 0; SET lock_timeout = 0");
                statement.execute("SELECT pg_advisory_lock(" + KEY + ")");
                return new MigrationTurn(connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new StartRefused("SkyBound can't migrate its database: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void close() {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock(" + KEY + ")");
            statement.execute("RESET statement_timeout; RESET lock_timeout");
        } catch (SQLException e) {
            throw new IllegalStateException("The turn to migrate can't be given back", e);
        }
    }
}
