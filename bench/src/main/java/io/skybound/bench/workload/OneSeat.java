package io.skybound.bench.workload;

import io.skybound.bench.contender.Contender;
import io.skybound.bench.contender.OverHttp;
import io.skybound.bench.load.Journey;
import io.skybound.bench.load.Reply;
import io.skybound.bench.load.Waiting;
import io.skybound.bench.load.Wire;
import io.skybound.bench.report.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A stampede. */
public final class OneSeat implements Workload {
    @Override
    public String name() {
        return "one-seat";
    }

    @Override
    public String title() {
        return "Many buyers for one seat";
    }

    @Override
    public String remark() {
        return "500 connections (50 if quick) are open; all send `POST /bookings` for the last seat at once. Measured until the last one has"
                + " its answer. Exactly one may have got the seat, or it does not count.";
    }

    @Override
    public Outcome run(Field field) {
        List<OverHttp> contenders = new ArrayList<>(List.of(field.skyBound()));
        field.forUpdate().ifPresent(contenders::add);
        field.oneWorker().ifPresent(contenders::add);
        field.stockAxon().ifPresent(contenders::add);
        List<List<Double>> samples = contenders.stream()
                .map(_ -> (List<Double>) new ArrayList<Double>())
                .toList();
        for (int round = 0; round <= field.scale().rounds(); round++) {
            for (int i = 0; i < contenders.size(); i++) {
                double millis = stampede(contenders.get(i), field.scale().buyers());
                if (round > 0) {
                    samples.get(i).add(millis);
                }
            }
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            Contender contender = contenders.get(i);
            List<String> violations = contender.violations();
            rows.add(new Row(
                    name(),
                    contender.name(),
                    "ms",
                    samples.get(i),
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    violations.isEmpty(),
                    contender.database().durability(),
                    violations.isEmpty() ? "" : violations.getFirst()));
        }
        return new Outcome(rows, List.of());
    }

    private static double stampede(OverHttp contender, int buyers) {
        String flight = contender.newFlight(1);
        CyclicBarrier barrier = new CyclicBarrier(buyers + 1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> answers = new ArrayList<>();
            for (int i = 0; i < buyers; i++) {
                answers.add(threads.submit(() -> buy(contender, flight, barrier)));
            }
            barrier.await();
            long begin = System.nanoTime();
            for (Future<Reply> answer : answers) {
                answer.get();
            }
            double millis = (System.nanoTime() - begin) / 1e6;
            Waiting.until("the seat to be sold", 60, () -> contender.holds(flight) > 0);
            if (contender.holds(flight) != 1) {
                throw new IllegalStateException(
                        contender.name() + " has sold one seat " + contender.holds(flight) + " times");
            }
            return millis;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (BrokenBarrierException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Reply buy(OverHttp contender, String flight, CyclicBarrier barrier)
            throws InterruptedException, BrokenBarrierException {
        try (Wire wire = new Wire(contender.uri())) {
            barrier.await();
            return new Journey(wire, contender.traveller()).book(flight);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
