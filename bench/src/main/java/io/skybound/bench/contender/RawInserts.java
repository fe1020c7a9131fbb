package io.skybound.bench.contender;

import io.skybound.bench.load.Programs;
import io.skybound.bench.machine.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The naive limit: pgbench inserts one event in each transaction, into a table like SkyBound's, and does nothing else. */
public final class RawInserts implements InProcess {
    private static final Pattern DONE = Pattern.compile("number of transactions actually processed: (\\d+)");
    private static final Pattern RATE = Pattern.compile("tps = ([\\d.]+)");

    private final Database database;
    private final Path script;
    private long done;

    private RawInserts(Database database, Path folder) {
        this.database = database;
        this.script = folder.resolve("insert.sql");
        try {
            database.execute(Files.readString(folder.resolve("schema.sql")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean isThere() {
        return Programs.has("pgbench");
    }

    /** Its table is empty; the folder is bench/peers/pgbench. */
    public static RawInserts start(PeersDatabase peers, Path folder) {
        return new RawInserts(peers.fresh("pgbench"), folder);
    }

    @Override
    public String name() {
        return "pgbench";
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public List<ProcessHandle> processes() {
        return List.of();
    }

    /** Whole seconds, at least one. The operation is always the same. */
    @Override
    public Score call(String operation, String target, int callers, Duration time) {
        ProcessBuilder builder = new ProcessBuilder(
                        "pgbench",
                        "-n",
                        "-M",
                        "prepared",
                        "-c",
                        Integer.toString(callers),
                        "-j",
                        "2",
                        "-T",
                        Long.toString(Math.max(1, time.toSeconds())),
                        "-f",
                        script.toString(),
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(database.port()),
                        "-U",
                        database.user(),
                        database.name())
                .redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.password());
        try {
            Process pgbench = builder.start();
            String output = new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            long transactions = Long.parseLong(found(DONE, output));
            done += transactions;
            return new Score(transactions, 0, transactions / Double.parseDouble(found(RATE, output)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String found(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("pgbench: " + output);
        }
        return matcher.group(1);
    }

    @Override
    public List<String> violations() {
        long rows = database.number("SELECT count(*) FROM event");
        return rows == done ? List.of() : List.of(done + " inserts were acknowledged and " + rows + " are there");
    }

    @Override
    public void close() {
        // There is no process but the database, which is not ours.
    }
}
