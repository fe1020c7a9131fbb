package io.skybound.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Work of which a statement may take as long as it needs: minutes, where all others are given seconds. */
public final class Unhurried {

    /** What is done in the transaction. */
    @FunctionalInterface
    public interface Work {
        void on(Connection connection) throws SQLException;
    }

    private Unhurried() {}

    /** In a transaction on a connection of its own, rolled back if the work fails. */
    public static void run(DataSource database, Work work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            int patience = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, 0);
            connection.setAutoCommit(false);
            try {
                begin(connection);
                work.on(connection);
                connection.commit();
            } finally {
                connection.rollback();
                connection.setNetworkTimeout(Runnable::run, patience);
            }
        }
    }

    private static void begin(Connection connection) throws SQLException {
        try (Statement settings = connection.createStatement()) {
            settings.execute("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0");
        }
    }
}
