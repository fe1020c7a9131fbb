package io.skybound.bench.workload;

import io.skybound.bench.contender.Contender;
import io.skybound.bench.contender.FastApi;
import io.skybound.bench.contender.OverHttp;
import io.skybound.bench.contender.SkyBoundProduct;
import io.skybound.bench.load.OpenLoop;
import io.skybound.bench.load.Waiting;
import io.skybound.bench.load.Wires;
import io.skybound.bench.load.Wrk;
import io.skybound.bench.report.Goal;
import io.skybound.bench.report.Row;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** P4. */
public final class Search implements Workload {
    private static final int CONNECTIONS = 32;
    private static final int ROUTES = 2_000;
    private static final int SAMPLES = 200;
    private static final String PATH = "/flights/search";
    private static final String CONSTANT = "SkyBound, a constant answer";
    private static final String IDLE = "SkyBound, p99, nobody books";
    private static final String SELLING = "SkyBound, p99, a hot flight sells";

    /** Of what it does at most: so that a queue says something about the server and nothing about the load. */
    private static final double SHARE = 0.1;

    private static final int BUYERS = 4;

    @Override
    public String name() {
        return "search";
    }

    @Override
    public String title() {
        return "Search";
    }

    @Override
    public String remark() {
        return "wrk, 32 connections, `POST /flights/search` for 2,000 routes and days in turn, all in the demo schedule (about 630"
                + " flights a day). The constant answer comes from the same server, through the same filters, for the same"
                + " request, and has as many bytes as a search's on average. FastAPI searches in the same flights, with one"
                + " cabin instead of all. Latencies are of an open loop at a tenth of the highest rate, alone and while four"
                + " connections book one flight as fast as they can, after a warm-up of both.";
    }

    @Override
    public Outcome run(Field field) {
        if (!field.hasWrk()) {
            return new Outcome(List.of(), List.of());
        }
        SkyBoundProduct skyBound = field.skyBound();
        List<String> routes = Timetable.routes(skyBound.database(), ROUTES);
        skyBound.once("answerSize", size(skyBound, routes));
        String file = field.file("routes", routes);
        Rounds rounds = new Rounds(name(), "searches/s");
        rounds.with(skyBound, time -> ask(field, skyBound.uri(), file, PATH, time));
        add(field, rounds, field.oneWorker(), skyBound, file);
        rounds.with(
                CONSTANT,
                skyBound,
                time -> ask(field, skyBound.uri(), file, "/bench/constant", time),
                skyBound::violations);
        add(field, rounds, field.twoWorkers(), skyBound, file);
        List<Row> rows = new ArrayList<>(rounds.play(field.scale()));
        rows.addAll(latencies(field, skyBound, routes, Ratios.median(rows, "SkyBound") * SHARE));
        return new Outcome(rows, goals(rows));
    }

    private List<Goal> goals(List<Row> rows) {
        return List.of(
                Goal.atLeast(
                        "P4",
                        name(),
                        "≥ 70 % of a constant answer",
                        70,
                        Ratios.of(rows, "SkyBound", CONSTANT) * 100,
                        " %"),
                Goal.atLeast(
                        "P4",
                        name(),
                        "≥ 5 × FastAPI (the better one)",
                        5,
                        Ratios.ofBest(rows, "SkyBound", "FastAPI, 1 worker", "FastAPI, 2 workers"),
                        " ×"),
                Goal.atMost(
                        "P4",
                        name(),
                        "p99 while a hot flight sells ≤ 2 × idle",
                        2,
                        Ratios.of(rows, SELLING, IDLE),
                        " ×"));
    }

    private static void add(
            Field field, Rounds rounds, java.util.Optional<FastApi> peer, SkyBoundProduct skyBound, String file) {
        peer.ifPresent(p -> {
            Timetable.copy(skyBound.database(), p.database());
            rounds.with(p, time -> ask(field, p.uri(), file, PATH, time));
        });
    }

    private static Rounds.Score ask(Field field, URI server, String routes, String path, Duration time) {
        Wrk.Score score = Wrk.run(server, CONNECTIONS, time, field.script("search.lua"), List.of(routes, path));
        return new Rounds.Score(score.answers(), score.seconds(), score.refusals() + score.failures());
    }

    /** Bytes of an answer, on average. */
    private static long size(OverHttp contender, List<String> routes) {
        return (long) routes.stream()
                .limit(SAMPLES)
                .mapToInt(route -> ((SkyBoundProduct) contender)
                        .send("POST", PATH, Map.of(), body(route))
                        .expect(200)
                        .body()
                        .length())
                .average()
                .orElse(2);
    }

    private List<Row> latencies(Field field, SkyBoundProduct skyBound, List<String> routes, double perSecond) {
        Duration time = field.scale().round().multipliedBy(field.scale().rounds());
        Bookings bookings = new Bookings(field);
        List<String> flight = List.of(skyBound.newFlight(1_000_000));
        bookings.book(skyBound, flight, field.scale().warmUp(), BUYERS);
        search(skyBound, routes, perSecond, field.scale().warmUp());
        Rounds.settle(skyBound, field.scale());
        OpenLoop.Latencies idle = search(skyBound, routes, perSecond, time);
        OpenLoop.Latencies selling;
        try (ExecutorService seller = Executors.newSingleThreadExecutor()) {
            Future<Rounds.Score> sold =
                    seller.submit(() -> bookings.book(skyBound, flight, time.plusSeconds(1), BUYERS));
            Waiting.pause(500);
            selling = search(skyBound, routes, perSecond, time);
            return List.of(
                    row(IDLE, skyBound, idle, perSecond, ""),
                    row(SELLING, skyBound, selling, perSecond, ", " + Math.round(rate(sold)) + " bookings/s"));
        }
    }

    private static double rate(Future<Rounds.Score> sold) {
        try {
            return sold.get().done() / sold.get().seconds();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Row row(String what, Contender contender, OpenLoop.Latencies found, double perSecond, String more) {
        String note = Math.round(perSecond) + " searches/s, p50 " + found.p50() + " ms" + more
                + (found.failed() > 0 ? ", " + found.failed() + " failed" : "");
        return Row.of(name(), what, "ms", note, found.p99())
                .on(contender.database().durability());
    }

    private static OpenLoop.Latencies search(OverHttp contender, List<String> routes, double perSecond, Duration time) {
        AtomicInteger turn = new AtomicInteger();
        try (Wires wires = new Wires(contender.uri())) {
            return OpenLoop.run(
                    perSecond,
                    time,
                    () -> wires.use(wire -> wire.send(
                                    "POST", PATH, Map.of(), body(routes.get(turn.getAndIncrement() % routes.size())))
                            .expect(200)));
        }
    }

    private static String body(String route) {
        String[] words = route.split(" ");
        return "{\"from_code\":\"" + words[0] + "\",\"to_code\":\"" + words[1] + "\",\"departure_date\":\"" + words[2]
                + "\",\"passengers\":1,\"cabin_class\":\"economy\"}";
    }
}
