package io.skybound.bench.workload;

import io.skybound.bench.contender.PlainProduct;
import io.skybound.bench.contender.Visitors;
import io.skybound.bench.load.Journey;
import io.skybound.bench.load.Reply;
import io.skybound.bench.load.Waiting;
import io.skybound.bench.load.Wire;
import io.skybound.bench.report.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What a crash under load costs. */
public final class Restart implements Workload {
    private static final int BUYERS = 16;

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public String title() {
        return "Killed under load";
    }

    @Override
    public String remark() {
        return "16 connections book as fast as they can; in the middle of it the process gets `kill -9`, and is started again. From"
                + " that start until `GET /readyz` says 200. Every booking that was answered must be there, and all invariants"
                + " must hold, or it does not count.";
    }

    @Override
    public Outcome run(Field field) {
        field.clear();
        List<Double> seconds = new ArrayList<>();
        long acknowledged = 0;
        try (PlainProduct product = field.plain()) {
            product.start();
            Visitors visitors = Visitors.of(product.uri());
            for (int i = 0; i < field.scale().starts(); i++) {
                String flight = visitors.newFlight();
                Queue<String> answered = new ConcurrentLinkedQueue<>();
                try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    for (int n = 0; n < BUYERS; n++) {
                        threads.execute(() -> book(product, visitors, flight, answered));
                    }
                    Waiting.until("some bookings", 30, () -> answered.size() > 20);
                    Waiting.pause(field.scale().round().toMillis());
                    product.kill9();
                }
                seconds.add(product.start());
                acknowledged += answered.size();
                answered.forEach(id -> mustBeThere(product, visitors, id));
            }
            List<String> violations = product.violations();
            if (!violations.isEmpty()) {
                throw new IllegalStateException("violations: " + violations);
            }
        }
        Row row = Row.of(
                name(),
                "SkyBound, ready again",
                "s",
                acknowledged + " acknowledged bookings, none missing",
                seconds.stream().mapToDouble(Double::doubleValue).toArray());
        return new Outcome(List.of(row), List.of());
    }

    private static void book(PlainProduct product, Visitors visitors, String flight, Queue<String> answered) {
        try (Wire wire = new Wire(product.uri())) {
            while (true) {
                Reply reply = new Journey(wire, visitors.traveller()).book(flight);
                if (reply.status() == 201) {
                    answered.add(reply.at("/id"));
                } else if (reply.status() != 202) {
                    // Sold out.
                    return;
                }
            }
        } catch (IOException killed) {
            // Whether that booking exists is unknown, so nobody asks for it.
            return;
        }
    }

    private static void mustBeThere(PlainProduct product, Visitors visitors, String id) {
        try (Wire wire = new Wire(product.uri())) {
            for (Map<String, String> traveller : visitors.all()) {
                if (wire.send("GET", "/bookings/" + id + "?min_version=1", traveller, "")
                                .status()
                        == 200) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("booking " + id + " was acknowledged and is not there");
    }
}
