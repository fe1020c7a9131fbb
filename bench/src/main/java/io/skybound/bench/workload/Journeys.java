package io.skybound.bench.workload;

import io.skybound.bench.contender.OverHttp;
import io.skybound.bench.load.Journey;
import io.skybound.bench.load.OpenLoop;
import io.skybound.bench.load.Wires;
import io.skybound.bench.report.Goal;
import io.skybound.bench.report.Row;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** P3. */
public final class Journeys implements Workload {
    private static final int TRAVELLERS_AT_ONCE = 32;
    private static final int SEATS = 10_000;
    private static final String LATENCY = ", p99 at half load";

    @Override
    public String name() {
        return "journeys";
    }

    @Override
    public String title() {
        return "Whole journeys: book, pay, see it confirmed";
    }

    @Override
    public String remark() {
        return "32 travellers at once, each on one connection: `POST /bookings`, `POST /payments`, then `GET /bookings/{id}` every"
                + " 5 ms until it says *confirmed*. SkyBound also sends two mails for each journey, into its own mailbox; the"
                + " peers send none. Half load is half of the slowest contender's rate; its latencies are of an open loop, from the moment at which each journey was due.";
    }

    @Override
    public Outcome run(Field field) {
        List<OverHttp> contenders = new ArrayList<>(List.of(field.skyBound()));
        field.oneWorker().ifPresent(contenders::add);
        field.forUpdate().ifPresent(contenders::add);
        field.twoWorkers().ifPresent(contenders::add);
        field.stockAxon().ifPresent(contenders::add);
        Rounds rounds = new Rounds(name(), "journeys/s");
        contenders.forEach(contender -> {
            List<String> flights = field.newFlights(contender, SEATS);
            rounds.with(contender, time -> travel(contender, flights, time));
        });
        List<Row> rows =
                new ArrayList<>(rounds.play(field.scale(), field.scale().warmUpOfBookings()));
        double slowest =
                rows.stream().filter(Row::counts).mapToDouble(Row::median).min().orElse(1);
        contenders.forEach(contender -> rows.add(latency(field, contender, slowest / 2)));
        return new Outcome(rows, goals(rows));
    }

    private List<Goal> goals(List<Row> rows) {
        return List.of(
                Goal.atLeast(
                        "P3",
                        name(),
                        "≥ 3 × FastAPI (the better one)",
                        3,
                        Ratios.ofBest(rows, "SkyBound", "FastAPI, 1 worker", "FastAPI, 2 workers"),
                        " ×"),
                Goal.atLeast("P3", name(), "≥ 10 × stock Axon", 10, Ratios.of(rows, "SkyBound", "stock Axon"), " ×"),
                Goal.atMost(
                        "P3",
                        name(),
                        "p99 < 250 ms at half of the slowest one's rate",
                        250,
                        Ratios.median(rows, "SkyBound" + LATENCY),
                        " ms"));
    }

    private Row latency(Field field, OverHttp contender, double perSecond) {
        Scale scale = field.scale();
        List<String> flights = field.newFlights(contender, SEATS);
        AtomicInteger turn = new AtomicInteger();
        Duration time = scale.round().multipliedBy(scale.rounds());
        try (Wires wires = new Wires(contender.uri())) {
            OpenLoop.Latencies found = OpenLoop.run(
                    perSecond,
                    time,
                    () -> wires.use(wire -> new Journey(wire, contender.traveller())
                            .travel(flights.get(turn.getAndIncrement() % flights.size()))));
            return Row.of(
                            name(),
                            contender.name() + LATENCY,
                            "ms",
                            String.format(
                                    java.util.Locale.ROOT,
                                    "%.1f journeys/s, p50 %.1f ms%s",
                                    perSecond,
                                    found.p50(),
                                    found.failed() > 0 ? ", " + found.failed() + " failed" : ""),
                            found.p99())
                    .on(contender.database().durability());
        }
    }

    private static Rounds.Score travel(OverHttp contender, List<String> flights, Duration time) {
        LongAdder done = new LongAdder();
        LongAdder failed = new LongAdder();
        AtomicInteger turn = new AtomicInteger();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        try (Wires wires = new Wires(contender.uri());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < TRAVELLERS_AT_ONCE; i++) {
                threads.execute(() -> {
                    while (System.nanoTime() < end) {
                        try {
                            wires.use(wire -> new Journey(wire, contender.traveller())
                                    .travel(flights.get(turn.getAndIncrement() % flights.size())));
                            done.increment();
                        } catch (IOException | RuntimeException e) {
                            failed.increment();
                        }
                    }
                });
            }
        }
        return new Rounds.Score(done.sum(), (System.nanoTime() - begin) / 1e9, failed.sum());
    }
}
