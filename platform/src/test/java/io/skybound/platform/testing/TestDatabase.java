package io.skybound.platform.testing;

import io.skybound.platform.database.EmbeddedDatabase;
import io.skybound.platform.database.Home;
import io.skybound.platform.database.StartRefused;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** An empty database of its own on the one PostgreSQL that this JVM's tests share. */
public record TestDatabase(String jdbcUrl, String username, String password) implements JdbcConnectionDetails {
    private static final AtomicInteger count = new AtomicInteger();

    public static TestDatabase fresh() {
        String name = "test_" + count.incrementAndGet();
        execute("CREATE DATABASE " + name);
        EmbeddedDatabase server = Server.RUNNING;
        return new TestDatabase(
                server.getJdbcUrl().replaceAll("/[^/]*$", "/" + name), server.getUsername(), server.getPassword());
    }

    /** For applications that a test starts itself, and starts again. */
    public String[] properties() {
        return new String[] {
            "spring.datasource.url=" + jdbcUrl,
            "spring.datasource.username=" + username,
            "spring.datasource.password=" + password
        };
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, username, password);
    }

    @Override
    public String getJdbcUrl() {
        return jdbcUrl;
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public String getPassword() {
        return password;
    }

    private static void execute(String sql) {
        try (Connection connection = Server.connect(Server.RUNNING);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Started by the first test that needs it. Its folder is under target/, so a killed run's orphan is found again. */
    private static final class Server {
        static final EmbeddedDatabase RUNNING = start();

        private static EmbeddedDatabase start() {
            EmbeddedDatabase server = EmbeddedDatabase.start(freeHome(), programs());
            CountDownLatch contextsAreClosed = new CountDownLatch(1);
            SpringApplication.getShutdownHandlers().add(contextsAreClosed::countDown);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfter(contextsAreClosed, server)));
            dropLeftovers(server);
            return server;
        }

        /** Hooks run beside each other, and the last words of the contexts are for the database. Not every JVM has contexts. */
        private static void closeAfter(CountDownLatch contextsAreClosed, EmbeddedDatabase server) {
            try {
                if (isInUse(server)) {
                    contextsAreClosed.await(5, TimeUnit.SECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            server.close();
        }

        private static boolean isInUse(EmbeddedDatabase server) {
            try (Connection connection = connect(server);
                    Statement statement = connection.createStatement();
                    ResultSet used = statement.executeQuery(
                            "SELECT 1 FROM pg_stat_activity WHERE datname LIKE 'test\\_%' LIMIT 1")) {
                return used.next();
            } catch (SQLException e) {
                return false;
            }
        }

        private static Home freeHome() {
            for (int i = 1; ; i++) {
                try {
                    return Home.take(Path.of("target", "test-home-" + i));
                } catch (StartRefused takenByAnotherTestRun) {
                    if (i == 20) {
                        throw takenByAnotherTestRun;
                    }
                }
            }
        }

        private static void dropLeftovers(EmbeddedDatabase server) {
            try (Connection connection = connect(server);
                    Statement statement = connection.createStatement()) {
                List<String> leftovers = new ArrayList<>();
                try (ResultSet names =
                        statement.executeQuery("SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'")) {
                    while (names.next()) {
                        leftovers.add(names.getString(1));
                    }
                }
                for (String leftover : leftovers) {
                    statement.execute("DROP DATABASE " + leftover);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        static Connection connect(EmbeddedDatabase server) throws SQLException {
            return DriverManager.getConnection(server.getJdbcUrl(), server.getUsername(), server.getPassword());
        }
    }

    /** Unpacked once for all test runs on this machine. */
    public static Path programs() {
        return Path.of(System.getProperty("java.io.tmpdir"), "skybound-" + System.getProperty("user.name"), "programs");
    }
}
