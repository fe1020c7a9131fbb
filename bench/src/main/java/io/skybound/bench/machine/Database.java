package io.skybound.bench.machine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database of a contender, and what its server has done so far. */
public record Database(String url, String user, String password) {

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    public String text(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public long number(String sql) {
        return Long.parseLong(text(sql));
    }

    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The port in the URL, for programs that are not Java. */
    public int port() {
        return Integer.parseInt(url.replaceAll(".*://[^:]*:(\\d+)/.*", "$1"));
    }

    /** The database's name in the URL. */
    public String name() {
        return url.replaceAll(".*/([^/?]+)(\\?.*)?$", "$1");
    }

    /** Bytes of write-ahead log, ever. */
    long walBytes() {
        return number("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint");
    }

    /**
     * Transactions that wrote something, ever. Taken from transaction numbers, which are exact at once; the statistics
     * views come up to ten seconds late and count those that only read, which cost the disk nothing.
     */
    public long writeTransactions() {
        return number("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
    }

    /** The server whose children serve the connections. */
    public ProcessHandle server() {
        return ProcessHandle.of(number("SELECT pg_backend_pid()"))
                .flatMap(ProcessHandle::parent)
                .orElseGet(this::serverByFolder);
    }

    private ProcessHandle serverByFolder() {
        String folder = text("SHOW data_directory");
        try (var lines = java.nio.file.Files.lines(java.nio.file.Path.of(folder, "postmaster.pid"))) {
            return ProcessHandle.of(
                            Long.parseLong(lines.findFirst().orElseThrow().strip()))
                    .orElseThrow();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What makes an acknowledged write survive, as this server has it set. */
    public String durability() {
        return text("SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings"
                + " WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes')");
    }
}
