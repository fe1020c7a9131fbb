package io.skybound.allinone.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The PostgreSQL that a product brings with it, which lives on when the product is killed. */
final class ProductDatabase {

    private final Path home;

    ProductDatabase(Path home) {
        this.home = home;
    }

    Connection connect() throws SQLException {
        try {
            String port = pidFile().get(3).strip();
            String password =
                    Files.readString(home.resolve("keys").resolve("database")).strip();
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "skybound", password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To the server and all its processes; to nobody if it is gone. */
    void signal(Signal signal) {
        signal.to(processes());
    }

    List<Long> processes() {
        List<Long> processes = new ArrayList<>();
        server().ifPresent(server -> {
            processes.add(server.pid());
            server.children().forEach(child -> processes.add(child.pid()));
        });
        return processes;
    }

    /** The process that serves one of the product's connections, as the kernel may end it for want of memory. */
    void killOneBackend() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet backend = statement.executeQuery(
                        "SELECT pid FROM pg_stat_activity WHERE application_name = 'skybound' LIMIT 1")) {
            if (backend.next()) {
                Signal.KILL.to(List.of(backend.getLong(1)));
            }
        }
    }

    void end() {
        server().ifPresent(server -> {
            server.destroy();
            server.onExit()
                    .orTimeout(20, TimeUnit.SECONDS)
                    .exceptionally(_ -> null)
                    .join();
            server.destroyForcibly();
        });
    }

    /** Told by the folder in which it works: its number may long be somebody else's. */
    private Optional<ProcessHandle> server() {
        try {
            return ProcessHandle.of(Long.parseLong(pidFile().getFirst().strip()))
                    .filter(this::worksHere);
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private List<String> pidFile() throws IOException {
        return Files.readAllLines(data().resolve("postmaster.pid"));
    }

    private boolean worksHere(ProcessHandle process) {
        try {
            return Path.of("/proc", Long.toString(process.pid()), "cwd")
                    .toRealPath()
                    .equals(data().toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private Path data() {
        return home.resolve("postgres");
    }
}
