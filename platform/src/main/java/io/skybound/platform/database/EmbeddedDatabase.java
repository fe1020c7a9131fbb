package io.skybound.platform.database;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A real PostgreSQL that belongs to this process: it starts and stops with it, keeps its data between runs under
 * {@link Home}, and forgets nothing that it has acknowledged.
 */
public final class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final PostgresServer server;
    private final int port;
    private final String password;
    private boolean closed;

    private EmbeddedDatabase(PostgresServer server, int port, String password) {
        this.server = server;
        this.port = port;
        this.password = password;
        restartWhenItEnds();
    }

    public static EmbeddedDatabase start(Home home, @Nullable Path binaries) {
        long begin = System.nanoTime();
        try {
            Path programs = binaries != null ? binaries : home.path().resolve("programs");
            PostgresServer server = new PostgresServer(
                    PostgresPrograms.unpack(programs.toAbsolutePath()),
                    home.path().resolve("postgres"),
                    home.path().resolve("postgres.log"));
            String password = home.secret("database", EmbeddedDatabase::freshPassword);
            server.createUnlessThere(home.path().resolve("keys").resolve("database"));
            int port = server.start(0);
            log.info(
                    "PostgreSQL on port {} with its data in {} (started in {} ms)",
                    port,
                    home.path(),
                    (System.nanoTime() - begin) / 1_000_000);
            return new EmbeddedDatabase(server, port, password);
        } catch (IOException e) {
            throw new StartRefused("The embedded PostgreSQL did not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the embedded PostgreSQL started", e);
        }
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public String getUsername() {
        return PostgresServer.USER;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            server.stop();
        }
    }

    private void restartWhenItEnds() {
        server.process().ifPresent(process -> {
            var _ = process.onExit().thenRunAsync(this::restart);
        });
    }

    /** Somebody killed it. Nothing acknowledged is lost, and the pool finds it again on the same port. */
    private synchronized void restart() {
        if (closed) {
            return;
        }
        log.error("The embedded PostgreSQL has ended unexpectedly and is started again");
        try {
            server.start(port);
            restartWhenItEnds();
        } catch (IOException | RuntimeException e) {
            log.error("The embedded PostgreSQL could not be started again; restart SkyBound", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String freshPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
