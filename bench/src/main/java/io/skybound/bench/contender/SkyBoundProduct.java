package io.skybound.bench.contender;

import io.skybound.allinone.SkyBound;
import io.skybound.allinone.journey.invariants.Evidence;
import io.skybound.allinone.journey.invariants.Invariants;
import io.skybound.bench.load.Reply;
import io.skybound.bench.load.Waiting;
import io.skybound.bench.load.Wire;
import io.skybound.bench.machine.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The product: all of it, in one process, with the database that it brings along. */
public final class SkyBoundProduct implements OverHttp, InProcess {
    private final Path home;
    private final Path log;
    private final Jvm jvm;
    private final URI uri;
    private final Database database;
    private final Visitors visitors;
    private final AtomicInteger flights = new AtomicInteger();

    private SkyBoundProduct(Path folder, int port, int travellers, Map<String, String> settings) {
        home = folder.resolve("home");
        log = folder.resolve("skybound.log");
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "server.port", Integer.toString(port),
                "management.server.port", Integer.toString(port + 1),
                "skybound.home", home.toString(),
                "skybound.database.binaries", Workplace.programs().toString(),
                "skybound.security.access-token-life", "PT6H",
                "skybound.feed.max-per-address", "12000",
                "skybound.booking.most-unpaid", "1000000"));
        // Else thousands that nobody pays for expire in the middle of what is measured a quarter of an hour later.
        all.put("skybound.booking.hold", "PT12H");
        all.putAll(settings);
        jvm = Jvm.start(
                ClassPaths.product(),
                SkyBound.class.getName(),
                log,
                all.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toList());
        uri = URI.create("http://127.0.0.1:" + port);
        database = Workplace.databaseOf(home);
        visitors = Visitors.of(uri, travellers);
    }

    public static SkyBoundProduct start(Path folder, int port, int travellers, Map<String, String> settings) {
        return new SkyBoundProduct(folder, port, travellers, settings);
    }

    @Override
    public String name() {
        return "SkyBound";
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public List<ProcessHandle> processes() {
        return List.of(jvm.handle());
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public List<String> tokens() {
        return visitors.tokens();
    }

    @Override
    public Map<String, String> traveller() {
        return visitors.traveller();
    }

    /** Headers of somebody who operates it. */
    Map<String, String> operations() {
        return visitors.operations();
    }

    /** Of any size: to sell for seconds, a flight must be larger than any aircraft, so it is not scheduled over HTTP. */
    @Override
    public String newFlight(int seats) {
        String id = "flt_bench_" + flights.incrementAndGet();
        jvm.once("scheduleFlight", id, seats);
        return id;
    }

    @Override
    public long holds(String flight) {
        return database.number("SELECT count(*) FROM events.domain_event_entry WHERE payload_type = 'SeatsReserved'"
                + " AND aggregate_identifier = 'seats_" + flight + "'");
    }

    @Override
    public long holds() {
        return database.number("SELECT count(*) FROM events.domain_event_entry WHERE payload_type = 'SeatsReserved'");
    }

    public long events(String type) {
        return database.number("SELECT count(*) FROM events.domain_event_entry WHERE payload_type = '" + type + "'");
    }

    @Override
    public Score call(String operation, String target, int callers, Duration time) {
        return jvm.call(operation, target, callers, time);
    }

    /** All that is recorded. */
    public long events() {
        return database.number("SELECT count(*) FROM events.domain_event_entry");
    }

    /** An operation that needs no target. */
    public void once(String operation, long number) {
        jvm.once(operation, "none", number);
    }

    /** Used heap in bytes, when everything that can go is gone. */
    public long heapAfterCollection() {
        return jvm.number("heapAfterCollection");
    }

    /** Changes a flight; answered when that is recorded. */
    public void amend(String flight, String changes) {
        Map<String, String> headers = new LinkedHashMap<>(visitors.operations());
        headers.put("Idempotency-Key", "amend-" + System.nanoTime());
        send("PATCH", "/ops/flights/" + flight, headers, changes).expect(200);
    }

    /** Until readers see it. */
    public void awaitFlight(String flight) {
        Waiting.until(
                "a read model that shows " + flight,
                30,
                () -> send("GET", "/flights/" + flight, Map.of(), "").status() == 200);
    }

    /** Its whole history once more, so many times, under other ids; its processors take it for seen. */
    public void multiply(int copies) {
        jvm.flip("stopProcessors");
        Copies.make(database, "events.domain_event_entry", Copies.PREFIXED_IDS, copies);
        Copies.moveTokensToHead(database);
        jvm.flip("startProcessors");
    }

    /** Whether its log has this line. */
    public boolean logSays(String words) {
        try {
            return Files.readString(log).contains(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on nothing reacts to what is recorded. */
    public void stopProcessors() {
        jvm.flip("stopProcessors");
    }

    @Override
    public List<String> violations() {
        return Invariants.violations(evidence());
    }

    /** Of what is recorded, while nobody has reacted to it yet. */
    public List<String> violationsOfHistory() {
        return Invariants.violationsOfHistory(evidence());
    }

    private Evidence evidence() {
        try {
            return new Evidence(
                    database::connect,
                    Files.readString(home.resolve("keys").resolve("privacy")).strip(),
                    home.resolve("mailbox"),
                    false,
                    List.of(log),
                    Set.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Reply send(String method, String path, Map<String, String> headers, String body) {
        try (Wire wire = new Wire(uri)) {
            return wire.send(method, path, headers, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        jvm.close();
    }
}
