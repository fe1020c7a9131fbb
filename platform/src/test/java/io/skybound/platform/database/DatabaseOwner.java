package io.skybound.platform.database;

import io.skybound.platform.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** A process that owns an embedded database, writes into it, says so, and then waits to be killed. */
class DatabaseOwner {
    static final String WRITTEN = "written";

    public static void main(String[] arguments) throws Exception {
        Home home = Home.take(Path.of(arguments[0]));
        EmbeddedDatabase database = EmbeddedDatabase.start(home, TestDatabase.programs());
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS acknowledged (what text)");
            statement.execute("INSERT INTO acknowledged VALUES ('" + arguments[1] + "')");
            System.out.println(WRITTEN);
            // Keep a transaction open: a server that waits politely for its clients would wait for this one.
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO acknowledged VALUES ('never committed')");
            System.in.read();
        }
    }

    static Connection connect(EmbeddedDatabase database) throws Exception {
        return DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword());
    }
}
