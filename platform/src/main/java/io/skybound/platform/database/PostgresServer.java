package io.skybound.platform.database;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One PostgreSQL server on one data folder: created, started, stopped, and brought back after a crash. */
final class PostgresServer {
    static final String USER = "skybound";

    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);
    private static final String MAJOR_VERSION = "18";
    private static final int ATTEMPTS = 50;
    private static final int STOP_SECONDS = 30;
    private static final int ORPHAN_STOP_SECONDS = 10;

    private final PostgresPrograms programs;
    private final Path data;
    private final Path serverLog;

    PostgresServer(PostgresPrograms programs, Path data, Path serverLog) {
        this.programs = programs;
        this.data = data;
        this.serverLog = serverLog;
    }

    /** Creates the data folder aside and moves it into place, so that a crash in between leaves none. */
    void createUnlessThere(Path passwordFile) throws IOException, InterruptedException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            refuseOtherVersion();
            return;
        }
        Path draft = data.resolveSibling(data.getFileName() + ".new");
        PostgresPrograms.delete(draft);
        run(
                "initdb",
                "-D",
                draft.toString(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + passwordFile,
                "-E",
                "UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Starts the server on the loopback interface, on this port or, if it is 0, on a free one. Answers the port. */
    int start(int wantedPort) throws IOException, InterruptedException {
        new OrphanedPostgres(data).stop(() -> stop(ORPHAN_STOP_SECONDS));
        try (InputStream settings = PostgresServer.class.getResourceAsStream("/postgres/postgresql.conf")) {
            Files.copy(settings, data.resolve("postgresql.conf"), StandardCopyOption.REPLACE_EXISTING);
        }
        for (int attempt = 1; ; attempt++) {
            int port = wantedPort == 0 ? freePort() : wantedPort;
            Files.deleteIfExists(serverLog);
            try {
                run(
                        "pg_ctl",
                        "-D",
                        data.toString(),
                        "-l",
                        serverLog.toString(),
                        "-o",
                        "-p " + port,
                        "-w",
                        "-t",
                        "120",
                        "start");
                return port;
            } catch (IOException e) {
                // The port was taken meanwhile, or children of a killed server still hold its shared memory.
                String reason = Files.exists(serverLog) ? Files.readString(serverLog) : "";
                boolean passes = reason.contains("could not bind") || reason.contains("pre-existing shared memory");
                if (!passes || attempt == ATTEMPTS) {
                    throw new IOException(e.getMessage() + "\n" + reason.strip(), e);
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    void stop() {
        stop(STOP_SECONDS);
    }

    private void stop(int seconds) {
        try {
            run("pg_ctl", "-D", data.toString(), "-w", "-t", Integer.toString(seconds), "-m", "fast", "stop");
        } catch (IOException e) {
            log.warn(
                    "The embedded PostgreSQL did not stop in an orderly way; it will recover at the next start: {}",
                    e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The running server, if there is one. */
    Optional<ProcessHandle> process() {
        return new OrphanedPostgres(data).server();
    }

    private void refuseOtherVersion() throws IOException {
        String version = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR_VERSION)) {
            throw new StartRefused("The data in " + data + " was written by PostgreSQL " + version
                    + ", and this SkyBound brings PostgreSQL " + MAJOR_VERSION
                    + ": start it with an older SkyBound, or move the folder away to begin anew.");
        }
    }

    /** Standard output goes to a file, not a pipe: the server would keep a pipe open for as long as it lives. */
    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(programs.command(program));
        command.addAll(Arrays.asList(arguments));
        Path output = Files.createTempFile("skybound-" + program, ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                    .redirectOutput(output.toFile());
            // PostgreSQL takes defaults from PG… variables; none of the caller's may reach our server.
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            int exit = builder.start().waitFor();
            if (exit != 0) {
                throw new IOException(program + " failed (" + exit + "): "
                        + Files.readString(output, StandardCharsets.UTF_8).strip());
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
