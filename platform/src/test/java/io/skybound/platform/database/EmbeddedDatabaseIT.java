package io.skybound.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.skybound.platform.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedDatabaseIT {
    @TempDir
    Path folder;

    final List<Process> owners = new ArrayList<>();

    @AfterEach
    void leaveNothingRunning() throws Exception {
        owners.forEach(Process::destroyForcibly);
        for (Process owner : owners) {
            owner.waitFor();
        }
        new OrphanedPostgres(folder.resolve("postgres")).stop(() -> {});
    }

    @Test
    void keepsItsDataBetweenRunsAndKeysForItselfAlone() throws Exception {
        inDatabase(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
            }
        });
        inDatabase(connection ->
                assertThat(strings(connection, "SELECT answer::text FROM kept")).containsExactly("42"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("keys/database")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void forgetsNothingItHasAcknowledged() throws Exception {
        inDatabase(connection -> {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(strings(connection, "SHOW " + setting)).as(setting).containsExactly("on");
            }
        });
    }

    @Test
    void recoversByItselfAfterItsOwnerWasKilled() throws Exception {
        for (String what : List.of("first", "second")) {
            Process owner = startOwner(what);
            owner.destroyForcibly().waitFor();
        }
        inDatabase(connection ->
                assertThat(strings(connection, "SELECT what FROM acknowledged")).containsExactly("first", "second"));
    }

    @Test
    void recoversAfterItsOwnerAndItselfWereKilledAndThePidBelongsToSomebodyElse() throws Exception {
        Process owner = startOwner("first");
        ProcessHandle server =
                new OrphanedPostgres(folder.resolve("postgres")).server().orElseThrow();
        owner.destroyForcibly().waitFor();
        server.destroyForcibly();
        await().until(() -> !server.isAlive());
        Path pidFile = folder.resolve("postgres/postmaster.pid");
        List<String> lines = new ArrayList<>(Files.readAllLines(pidFile));
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(pidFile, lines);

        inDatabase(connection ->
                assertThat(strings(connection, "SELECT what FROM acknowledged")).containsExactly("first"));
    }

    @Test
    void refusesASecondOwnerWhileTheFirstIsAlive() throws Exception {
        Process owner = startOwner("first");

        assertThatThrownBy(() -> Home.take(folder))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("already running on " + folder)
                .hasMessageContaining("process " + owner.pid());
    }

    @Test
    void startsItselfAgainWhenSomebodyKillsIt() throws Exception {
        try (Home home = Home.take(folder);
                EmbeddedDatabase database = EmbeddedDatabase.start(home, TestDatabase.programs())) {
            new OrphanedPostgres(folder.resolve("postgres"))
                    .server()
                    .orElseThrow()
                    .destroyForcibly();

            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
                try (Connection connection = DatabaseOwner.connect(database)) {
                    return strings(connection, "SELECT 'back'").contains("back");
                }
            });
        }
    }

    @Test
    void refusesADatabaseThatMayForget() throws Exception {
        inDatabase(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("ALTER DATABASE postgres SET synchronous_commit = off");
            }
        });
        try (Home home = Home.take(folder);
                EmbeddedDatabase database = EmbeddedDatabase.start(home, TestDatabase.programs())) {
            assertThatThrownBy(() -> Durability.demandOf(new DriverManagerDataSource(
                            database.getJdbcUrl(), database.getUsername(), database.getPassword())))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("synchronous_commit off");
        }
    }

    @Test
    void refusesDataOfAnotherPostgres() throws Exception {
        Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(folder.resolve("postgres/PG_VERSION"), "17\n");
        try (Home home = Home.take(folder)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(home, TestDatabase.programs()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("PostgreSQL 17");
        }
    }

    private interface Work {
        void with(Connection connection) throws SQLException;
    }

    private void inDatabase(Work work) throws Exception {
        try (Home home = Home.take(folder);
                EmbeddedDatabase database = EmbeddedDatabase.start(home, TestDatabase.programs());
                Connection connection = DatabaseOwner.connect(database)) {
            work.with(connection);
        }
    }

    private Process startOwner(String what) throws IOException {
        Process owner = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DatabaseOwner.class.getName(),
                        folder.toString(),
                        what)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        owners.add(owner);
        BufferedReader output =
                new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8));
        String line;
        do {
            line = output.readLine();
            assertThat(line).as("the owner's output").isNotNull();
        } while (!DatabaseOwner.WRITTEN.equals(line));
        return owner;
    }

    private static List<String> strings(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        }
    }
}
