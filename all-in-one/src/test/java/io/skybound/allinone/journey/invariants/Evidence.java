package io.skybound.allinone.journey.invariants;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/**
 * What a product leaves for its examiner.
 *
 * @param privacyKeys what its personal data is encrypted with, as in {@code skybound.privacy.keys}
 * @param mailbox the folder of the embedded mailbox
 * @param crashed whether it was killed, so that a mail may have been sent twice
 * @param logs everything it has printed
 * @param secrets texts that must stand in no log and in no stored event
 */
public record Evidence(
        Database database, String privacyKeys, Path mailbox, boolean crashed, List<Path> logs, Set<String> secrets) {

    /** The product's database. */
    @FunctionalInterface
    public interface Database {
        Connection connect() throws SQLException;

        /** All that is asked on this connection is answered as of one moment; what is changed is forgotten. */
        default Connection snapshot() throws SQLException {
            Connection connection = connect();
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            return connection;
        }
    }

    /** The same product, had this been done to its database. */
    public Evidence after(String sql) {
        Database tampered = new Database() {
            @Override
            public Connection connect() throws SQLException {
                return database.connect();
            }

            @Override
            public Connection snapshot() throws SQLException {
                Connection connection = database.snapshot();
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                }
                return connection;
            }
        };
        return new Evidence(tampered, privacyKeys, mailbox, crashed, logs, secrets);
    }
}
