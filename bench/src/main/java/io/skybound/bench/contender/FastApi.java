package io.skybound.bench.contender;

import io.skybound.bench.machine.Database;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The seed's own design: FastAPI and asyncpg on rows, by uvicorn with uvloop, with one worker or two. */
public final class FastApi extends Peer {
    private static final String PYTHON = "/usr/bin/python3";
    private static final int POOL = 24;
    private static final int START_SECONDS = 20;

    private final int workers;
    private final Database database;
    private final Process process;
    private final URI uri;

    private FastApi(int workers, Database database, Path folder, Path log, int port) throws IOException {
        this.workers = workers;
        this.database = database;
        uri = URI.create("http://127.0.0.1:" + port);
        database.execute(Files.readString(folder.resolve("schema.sql")));
        ProcessBuilder builder = new ProcessBuilder(
                        PYTHON,
                        "-m",
                        "uvicorn",
                        "app:app",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--workers",
                        Integer.toString(workers),
                        "--loop",
                        "uvloop",
                        "--http",
                        "httptools",
                        "--no-access-log")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.put(
                "DATABASE_URL",
                "postgresql://" + database.user() + ":" + database.password() + "@127.0.0.1:" + database.port() + "/"
                        + database.name());
        environment.put("POOL", Integer.toString(POOL / workers));
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        process = builder.start();
        Ending.withUs(process);
        if (!Serving.begins(process, uri, "/health", START_SECONDS)) {
            close();
            throw new IllegalStateException("FastAPI did not start");
        }
    }

    /** Whether Debian's packages are installed; bench/peers/fastapi/install does it. */
    public static boolean isThere() {
        if (!new File(PYTHON).canExecute()) {
            return false;
        }
        try {
            return new ProcessBuilder(PYTHON, "-c", "import fastapi, asyncpg, uvicorn, uvloop, httptools")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Answers when it serves; the folder is bench/peers/fastapi. */
    public static FastApi start(int workers, PeersDatabase peers, Path folder, Path log, int port) {
        try {
            return new FastApi(workers, peers.fresh("fastapi" + workers), folder, log, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return workers == 1 ? "FastAPI, 1 worker" : "FastAPI, " + workers + " workers";
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public List<ProcessHandle> processes() {
        return List.of(process.toHandle());
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public long holds(String flight) {
        return database.number("SELECT count(*) FROM booking_flights WHERE flight_id = '" + flight + "'");
    }

    @Override
    public long holds() {
        return database.number("SELECT count(*) FROM booking_flights");
    }

    @Override
    public List<String> violations() {
        return Violated.in(
                database,
                "SELECT count(*) FROM flights f WHERE economy_available < 0 OR economy_seats - economy_available <>"
                        + " (SELECT count(*) FROM booking_flights l JOIN passengers p ON p.booking_id = l.booking_id"
                        + " WHERE l.flight_id = f.id)",
                "flights have other seats than their bookings",
                Violated.MONEY,
                Violated.MONEY_SAYS);
    }

    /** The workers are children of the process that was started. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
