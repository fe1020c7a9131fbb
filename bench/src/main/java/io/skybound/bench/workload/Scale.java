package io.skybound.bench.workload;

import java.time.Duration;
import java.util.List;

/**
 * How much of everything.
 *
 * @param rounds of each contender, in turn with the others, after one that does not count
 * @param warmUp how long that one is
 * @param round how long each of the others is
 * @param days of demo schedule, about 630 flights each
 * @param rebuilt events that read models are rebuilt from
 * @param streams how many live streams at a time, one run each
 * @param starts how often it is started
 */
public record Scale(
        String name,
        int rounds,
        Duration warmUp,
        Duration round,
        int days,
        long rebuilt,
        List<Integer> streams,
        int starts) {

    public static Scale full() {
        return new Scale(
                "full", 5, Duration.ofSeconds(10), Duration.ofSeconds(5), 60, 1_000_000, List.of(1_000, 10_000), 5);
    }

    public static Scale quick() {
        return new Scale("quick", 2, Duration.ofSeconds(3), Duration.ofSeconds(1), 7, 20_000, List.of(500), 2);
    }

    /** The same with some sizes changed. */
    public Scale with(int otherRounds, Duration otherRound, Duration otherWarmUp, int otherDays, long otherRebuilt) {
        return new Scale(
                name + ": " + otherRounds + " × " + otherRound.toSeconds() + " s after " + otherWarmUp.toSeconds()
                        + " s",
                otherRounds,
                otherWarmUp,
                otherRound,
                otherDays,
                otherRebuilt,
                streams,
                starts);
    }
}
