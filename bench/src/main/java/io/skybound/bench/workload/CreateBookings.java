package io.skybound.bench.workload;

import io.skybound.bench.contender.InProcess;
import io.skybound.bench.contender.SkyBoundProduct;
import io.skybound.bench.report.Goal;
import io.skybound.bench.report.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** P1. */
public final class CreateBookings implements Workload {
    private static final String NOBODY_REACTS = ", nobody reacts";

    @Override
    public String name() {
        return "create-booking";
    }

    @Override
    public String title() {
        return "Create bookings, commands alone";
    }

    @Override
    public String remark() {
        return "32 callers in the process send CreateBooking, each to a new aggregate, and wait until it is durable."
                + " Event processors are stopped, in SkyBound and in stock Axon, so this is the command path and nothing"
                + " else; what it takes to react to a booking is in *spread bookings*. pgbench inserts one event of the"
                + " same size in each transaction, into a table with the same indexes.";
    }

    @Override
    public Outcome run(Field field) {
        Rounds rounds = new Rounds(name(), "bookings/s");
        field.rawInserts().ifPresent(raw -> rounds.with(raw, time -> call(raw, "none", time)));
        SkyBoundProduct alone = field.another("commands", Map.of());
        String flight = alone.newFlight(1_000);
        alone.stopProcessors();
        List<Long> acknowledged = new ArrayList<>();
        rounds.with(
                alone.name() + NOBODY_REACTS,
                alone,
                time -> {
                    Rounds.Score score = call(alone, flight, time);
                    acknowledged.add(score.done());
                    return score;
                },
                () -> violations(alone, acknowledged));
        field.stockAxon().ifPresent(stock -> {
            stock.stopProcessors();
            String any = UUID.randomUUID().toString();
            rounds.with(stock.name() + NOBODY_REACTS, stock, time -> call(stock, any, time), stock::violations);
        });
        field.forUpdate().ifPresent(jpa -> {
            String any = jpa.newFlight(1);
            rounds.with(jpa, time -> call(jpa, any, time));
        });
        List<Row> rows = rounds.play(field.scale());
        alone.close();
        double ratio = Ratios.of(rows, "SkyBound" + NOBODY_REACTS, "pgbench");
        return new Outcome(rows, List.of(Goal.atLeast("P1", name(), "≥ 1.5 × pgbench", 1.5, ratio, " ×")));
    }

    private static Rounds.Score call(InProcess contender, String target, Duration time) {
        InProcess.Score score = contender.call("createBooking", target, time);
        return new Rounds.Score(score.done(), score.seconds(), score.refused());
    }

    private static List<String> violations(SkyBoundProduct product, List<Long> acknowledged) {
        List<String> found = new ArrayList<>(product.violationsOfHistory());
        long answered = acknowledged.stream().mapToLong(Long::longValue).sum();
        long recorded = product.events("BookingCreated");
        if (answered != recorded) {
            found.add(answered + " bookings were acknowledged and " + recorded + " are there");
        }
        return found;
    }
}
