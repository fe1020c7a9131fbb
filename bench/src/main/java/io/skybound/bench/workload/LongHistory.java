package io.skybound.bench.workload;

import io.skybound.bench.contender.InProcess;
import io.skybound.bench.contender.SkyBoundProduct;
import io.skybound.bench.report.Goal;
import io.skybound.bench.report.Row;
import java.time.Duration;
import java.util.List;

/** P8, the first half. */
public final class LongHistory implements Workload {
    private static final int SEATS = 1_000_000;
    private static final String OLD = "SkyBound, an old flight";
    private static final String NEW = "SkyBound, new flights";

    @Override
    public String name() {
        return "long-history";
    }

    @Override
    public String title() {
        return "A command on an aggregate with a long history";
    }

    @Override
    public String remark() {
        return "One caller in the process sends ReserveSeats and waits: to a flight that has sold 10,000 seats before (1,000 if"
                + " quick), and to a new one each round. Its rate is the reciprocal of what a command takes.";
    }

    @Override
    public Outcome run(Field field) {
        SkyBoundProduct skyBound = field.skyBound();
        String old = skyBound.newFlight(SEATS);
        while (skyBound.holds(old) < field.scale().history()) {
            skyBound.call("holdSeat", old, Duration.ofMillis(500));
        }
        Rounds rounds = new Rounds(name(), "commands/s");
        rounds.with(NEW, skyBound, time -> call(skyBound, skyBound.newFlight(SEATS), time), skyBound::violations);
        rounds.with(OLD, skyBound, time -> call(skyBound, old, time), skyBound::violations);
        List<Row> rows = rounds.play(field.scale());
        double costs = Ratios.of(rows, NEW, OLD);
        return new Outcome(
                rows,
                List.of(Goal.atMost("P8", name(), "a command costs ≤ 1.2 × one on a new aggregate", 1.2, costs, " ×")));
    }

    private static Rounds.Score call(SkyBoundProduct product, String flight, Duration time) {
        InProcess.Score score = product.call("holdSeat", flight, 1, time);
        return new Rounds.Score(score.done(), score.seconds(), score.refused());
    }
}
