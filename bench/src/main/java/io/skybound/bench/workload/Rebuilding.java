package io.skybound.bench.workload;

import io.skybound.bench.contender.OverHttp;
import io.skybound.bench.contender.ReadModels;
import io.skybound.bench.contender.SkyBoundProduct;
import io.skybound.bench.contender.StockAxon;
import io.skybound.bench.load.Journey;
import io.skybound.bench.load.OpenLoop;
import io.skybound.bench.load.Reply;
import io.skybound.bench.load.Wire;
import io.skybound.bench.load.Wires;
import io.skybound.bench.report.Goal;
import io.skybound.bench.report.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** P5, and the second half of P8. */
public final class Rebuilding implements Workload {
    private static final String SKYBOUND = "SkyBound, all read models";
    private static final String STOCK = "stock Axon, its read model";
    private static final long STOCK_SHARE = 100;
    private static final int MOST_JOURNEYS = 100;
    private static final int EVENTS_FOR_EACH = 400;
    private static final int AT_ONCE = 8;
    private static final int SECONDS = 1_200;
    private static final double GROWTH_RATE = 20;

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public String title() {
        return "Rebuild of all read models, and growth";
    }

    @Override
    public String remark() {
        return "A hundred whole journeys (25 if quick) are recorded by the product, and their events copied under other ids until there are"
                + " as many as wanted; then operations ask for a rebuild of every projection at once, once before it counts and then"
                + " round by round. A rebuild counts if the"
                + " read model then has as many bookings, payments and flights as were created and each is at the version"
                + " of its last event. Stock Axon has a hundredth of the events, of its own journeys, and one read model, whose"
                + " processor is reset. Before and after the copying, an open loop of 20 requests a second"
                + " gives the median of a booking, of *my bookings* and of *one booking*.";
    }

    @Override
    public Outcome run(Field field) {
        field.clear();
        // The gateway's books know nothing of copied payments: each comparison would have them captured again.
        SkyBoundProduct product = field.another("large", Map.of("skybound.reconciliation.every", "P2D"));
        List<Row> rows = new ArrayList<>();
        List<Goal> goals = new ArrayList<>();
        String flight = product.newFlight(100_000);
        travel(product, flight, journeys(field));
        List<String> violations = product.violations();
        long few = product.events("BookingCreated");
        List<Row> small = growth(field, product, flight, few);

        product.multiply((int) (field.scale().rebuilt() / product.events()));
        long many = product.events("BookingCreated");
        rows.addAll(rebuilds(field, product, violations));
        goals.add(Goal.atLeast("P5", name(), "≥ 50,000 events/s", 50_000, Ratios.median(rows, SKYBOUND), "/s"));
        goals.add(Goal.atLeast("P5", name(), "≥ 30 × stock Axon", 30, Ratios.of(rows, SKYBOUND, STOCK), " ×"));
        List<Row> large = growth(field, product, flight, many);
        for (int i = 0; i < small.size(); i++) {
            double ratio = large.get(i).median() / small.get(i).median();
            goals.add(Goal.atMost(
                    "P8",
                    name(),
                    small.get(i).contender().replaceAll(",.*", "") + " stays flat from " + few + " to " + many
                            + " bookings (≤ 1.2 ×)",
                    1.2,
                    ratio,
                    " ×"));
        }
        rows.addAll(small);
        rows.addAll(large);
        product.close();
        return new Outcome(rows, goals);
    }

    private List<Row> rebuilds(Field field, SkyBoundProduct product, List<String> violationsBefore) {
        long events = product.events();
        ReadModels readModels = new ReadModels(product);
        Rounds rounds = new Rounds(name(), "events/s")
                .with(SKYBOUND, product, _ -> new Rounds.Score(events, readModels.rebuildAll(SECONDS), 0), () -> {
                    List<String> wrong = new ArrayList<>(violationsBefore);
                    wrong.addAll(readModels.differences());
                    return wrong;
                });
        Optional<StockAxon> peer = field.scale().everything() ? field.stockAxon() : Optional.empty();
        peer.ifPresent(stock -> {
            travel(stock, stock.newFlight(100_000), journeys(field));
            stock.multiply((int) (field.scale().rebuilt() / STOCK_SHARE / stock.events()));
            long fewer = stock.events();
            rounds.with(STOCK, stock, _ -> new Rounds.Score(fewer, stock.rebuild(SECONDS), 0), () -> {
                List<String> wrong = new ArrayList<>(stock.violations());
                wrong.addAll(stock.differencesOfReadModel());
                return wrong;
            });
        });
        return rounds.play(field.scale());
    }

    private static int journeys(Field field) {
        return (int) Math.min(MOST_JOURNEYS, field.scale().rebuilt() / EVENTS_FOR_EACH);
    }

    private List<Row> growth(Field field, SkyBoundProduct product, String flight, long bookings) {
        Duration time = field.scale().round().multipliedBy(field.scale().rounds());
        String suffix = ", " + bookings + " bookings";
        Map<String, String> traveller = product.traveller();
        String one = book(product, flight, traveller).at("/id");
        return List.of(
                row(product, "Booking" + suffix, time, wire -> new Journey(wire, product.traveller()).book(flight)),
                row(
                        product,
                        "My bookings" + suffix,
                        time,
                        wire -> wire.send("GET", "/users/me/bookings?limit=10", traveller, "")),
                row(
                        product,
                        "One booking" + suffix,
                        time,
                        wire -> wire.send("GET", "/bookings/" + one, traveller, "")));
    }

    /** What is asked on a connection. */
    @FunctionalInterface
    private interface Question {
        Reply ask(Wire wire) throws IOException;
    }

    private Row row(SkyBoundProduct product, String what, Duration time, Question question) {
        try (Wires wires = new Wires(product.uri())) {
            OpenLoop.run(100, Duration.ofSeconds(1), () -> wires.use(question::ask));
            OpenLoop.Latencies found = OpenLoop.run(
                    GROWTH_RATE,
                    time,
                    () -> wires.use(wire -> {
                        Reply reply = question.ask(wire);
                        if (reply.status() >= 400) {
                            throw new IOException(reply.body());
                        }
                    }));
            if (found.failed() > 0) {
                throw new IllegalStateException(what + ": " + found.failed() + " requests failed");
            }
            return Row.of(name(), what, "ms", "p99 " + found.p99() + " ms", found.p50())
                    .on(product.database().durability());
        }
    }

    private static Reply book(OverHttp product, String flight, Map<String, String> traveller) {
        try (Wire wire = new Wire(product.uri())) {
            return new Journey(wire, traveller).book(flight).expect(201);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not as fast as possible: the product has only just started. */
    private static void travel(OverHttp product, String flight, int journeys) {
        try (Wires wires = new Wires(product.uri());
                ExecutorService travellers =
                        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            Callable<Void> journey = () -> {
                wires.use(wire -> new Journey(wire, product.traveller()).travel(flight));
                return null;
            };
            for (Future<Void> travelled : travellers.invokeAll(Collections.nCopies(journeys, journey))) {
                travelled.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a journey failed: " + e.getCause(), e);
        }
    }
}
