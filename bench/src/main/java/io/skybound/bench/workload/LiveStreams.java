package io.skybound.bench.workload;

import io.skybound.bench.contender.SkyBoundProduct;
import io.skybound.bench.load.Streams;
import io.skybound.bench.load.Waiting;
import io.skybound.bench.report.Goal;
import io.skybound.bench.report.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** P6. */
public final class LiveStreams implements Workload {
    private static final int CHANGE_MILLIS = 1_000;

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public String title() {
        return "Live streams";
    }

    @Override
    public String remark() {
        return "So many clients watch one flight (`GET /flights/{id}/status`), which changes its gate 20 times (5 if quick), once a second; the"
                + " latency runs from sending the `PATCH` until each client has the event. Every client must have had every"
                + " change. Memory is what the heap grows by for each stream, both measured after a full collection."
                + " The load reads all streams with one thread on the same two cores.";
    }

    @Override
    public Outcome run(Field field) {
        List<Row> rows = new ArrayList<>();
        List<Goal> goals = new ArrayList<>();
        boolean alone = field.scale().everything();
        SkyBoundProduct product = alone ? field.another("streams", Map.of()) : field.skyBound();
        warmUp(product, field.scale().changes());
        for (int count : field.scale().streams()) {
            watch(
                    product,
                    count,
                    field.scale().changes(),
                    rows,
                    goals,
                    count == field.scale().streams().getLast());
        }
        List<String> violations = product.violations();
        if (alone) {
            product.close();
        }
        if (!violations.isEmpty()) {
            throw new IllegalStateException("violations: " + violations);
        }
        return new Outcome(rows, goals);
    }

    private static void warmUp(SkyBoundProduct product, int changes) {
        String flight = product.newFlight(10);
        try (Streams streams = Streams.open(product.uri(), path(flight), 100)) {
            for (int i = 0; i < changes; i++) {
                change(product, flight, streams, 100, i);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void watch(
            SkyBoundProduct product, int count, int changes, List<Row> rows, List<Goal> goals, boolean judged) {
        String flight = product.newFlight(10);
        product.awaitFlight(flight);
        long before = product.heapAfterCollection();
        try (Streams streams = Streams.open(product.uri(), path(flight), count)) {
            double kib = (product.heapAfterCollection() - before) / 1024.0 / count;
            for (int i = 0; i < changes; i++) {
                long begin = System.nanoTime();
                change(product, flight, streams, count, i);
                Waiting.pause(Math.max(0, CHANGE_MILLIS - (System.nanoTime() - begin) / 1_000_000));
            }
            String who = "SkyBound, " + count + " streams";
            String durability = product.database().durability();
            rows.add(Row.of(
                            name(),
                            who + ", change → client p99",
                            "ms",
                            "p50 " + streams.percentile(50) + " ms",
                            streams.percentile(99))
                    .on(durability));
            rows.add(Row.of(
                            name(),
                            who + ", heap each",
                            "KiB",
                            streams.ended() + " streams were ended by the server",
                            kib)
                    .on(durability));
            if (judged) {
                goals.add(Goal.atMost(
                        "P6",
                        name(),
                        count + " streams: change → client p99 < 250 ms",
                        250,
                        streams.percentile(99),
                        " ms"));
                goals.add(Goal.atMost("P6", name(), count + " streams: ≤ 20 KiB each", 20, kib, " KiB"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void change(SkyBoundProduct product, String flight, Streams streams, int count, int i) {
        streams.expect();
        product.amend(flight, "{\"gate\":\"" + (char) ('A' + i % 26) + i + "\"}");
        Waiting.until("all clients to have the change", 60, () -> streams.arrived() >= count);
    }

    private static String path(String flight) {
        return "/flights/" + flight + "/status";
    }
}
