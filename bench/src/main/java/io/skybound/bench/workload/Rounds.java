package io.skybound.bench.workload;

import io.skybound.bench.contender.Contender;
import io.skybound.bench.load.Waiting;
import io.skybound.bench.machine.Usage;
import io.skybound.bench.report.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Contenders take turns, A B A B, after a warm-up each, and are checked at the end. What fails the check does not count. */
final class Rounds {
    private static final long LOOK_MILLIS = 250;
    private static final long IDLE_TRANSACTIONS = 5;

    /** @param done how many of what the workload counts */
    record Score(long done, double seconds, long failed) {}

    @FunctionalInterface
    interface Play {
        Score run(Duration time);
    }

    @FunctionalInterface
    interface Check {
        List<String> violations();
    }

    private static final class Turn {
        private final String name;
        private final Contender contender;
        private final Play play;
        private final Check check;
        private final List<Double> samples = new ArrayList<>();
        private Usage used = new Usage(0, 0, 0, 0);
        private long done;
        private long failed;

        private Turn(String name, Contender contender, Play play, Check check) {
            this.name = name;
            this.contender = contender;
            this.play = play;
            this.check = check;
        }
    }

    private final String workload;
    private final String unit;
    private final List<Turn> turns = new ArrayList<>();

    Rounds(String workload, String unit) {
        this.workload = workload;
        this.unit = unit;
    }

    Rounds with(Contender contender, Play play) {
        return with(contender.name(), contender, play, contender::violations);
    }

    Rounds with(String name, Contender contender, Play play, Check check) {
        turns.add(new Turn(name, contender, play, check));
        return this;
    }

    List<Row> play(Scale scale) {
        return play(scale, scale.warmUp());
    }

    List<Row> play(Scale scale, Duration warmUp) {
        turns.forEach(turn -> {
            turn.play.run(warmUp);
            settle(turn.contender, scale);
        });
        for (int round = 0; round < scale.rounds(); round++) {
            turns.forEach(turn -> play(turn, scale));
        }
        Map<Contender, List<String>> checked = new HashMap<>();
        return turns.stream()
                .map(turn -> row(turn, checked.computeIfAbsent(turn.contender, _ -> turn.check.violations())))
                .toList();
    }

    private static void play(Turn turn, Scale scale) {
        Usage before = turn.contender.usage();
        Score score = turn.play.run(scale.round());
        settle(turn.contender, scale);
        turn.used = turn.used.plus(turn.contender.usage().since(before));
        turn.samples.add(score.done() / score.seconds());
        turn.done += score.done();
        turn.failed += score.failed();
    }

    /**
     * Until it has done what is left to do, within limits: that belongs to its costs, and would be in the way of the next one.
     * A contender that is idle still writes now and then, to keep its claims.
     */
    static void settle(Contender contender, Scale scale) {
        long end = System.nanoTime() + scale.settling().toNanos();
        long before = contender.database().writeTransactions();
        while (System.nanoTime() < end) {
            Waiting.pause(LOOK_MILLIS);
            long now = contender.database().writeTransactions();
            if (now - before < IDLE_TRANSACTIONS) {
                return;
            }
            before = now;
        }
    }

    private Row row(Turn turn, List<String> violations) {
        double items = turn.done == 0 ? Double.NaN : turn.done;
        List<String> notes = new ArrayList<>();
        if (turn.done == 0) {
            notes.add("nothing was done");
        }
        if (turn.failed > 0) {
            notes.add(turn.failed + " refused or failed");
        }
        if (!violations.isEmpty()) {
            notes.add(violations.size() + " violations, such as: " + violations.getFirst());
        }
        return new Row(
                workload,
                turn.name,
                unit,
                turn.samples,
                turn.used.cpuMillis() / items,
                turn.used.walBytes() / items,
                turn.used.commits() / items,
                turn.done > 0 && violations.isEmpty(),
                turn.contender.database().durability(),
                String.join("; ", notes));
    }
}
