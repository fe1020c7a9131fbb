package io.skybound.bench.workload;

import java.time.Duration;
import java.util.List;

/**
 * How much of everything.
 *
 * @param rounds of each contender, in turn with the others, after one that does not count
 * @param warmUp how long that one is
 * @param warmUpOfBookings the same for whole bookings and journeys, whose code gets warm slowly
 * @param round how long each of the others is
 * @param settling how long it is waited, at most, for what a contender has yet to react to
 * @param everything also what only makes figures better: FastAPI with two workers, a new stock Axon for each workload and its
 *     rebuild, a product of its own for the streams, an archive of classes for later starts, the same once more for the noise
 * @param flights that bookings and journeys are spread over
 * @param days of demo schedule, about 630 flights each
 * @param buyers of one seat
 * @param history events of an old aggregate
 * @param rebuilt events that read models are rebuilt from
 * @param streams how many live streams at a time, one run each
 * @param changes that each of them gets
 * @param starts how often it is started
 */
public record Scale(
        String name,
        int rounds,
        Duration warmUp,
        Duration warmUpOfBookings,
        Duration round,
        Duration settling,
        boolean everything,
        int flights,
        int days,
        int buyers,
        int history,
        long rebuilt,
        List<Integer> streams,
        int changes,
        int starts) {

    public static Scale full() {
        return new Scale(
                "full",
                5,
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                true,
                200,
                60,
                500,
                10_000,
                1_000_000,
                List.of(1_000, 10_000),
                20,
                5);
    }

    public static Scale quick() {
        return new Scale(
                "quick",
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                false,
                20,
                2,
                50,
                1_000,
                10_000,
                List.of(200),
                5,
                1);
    }

    /** The same with some sizes changed. */
    public Scale with(
            int otherRounds,
            Duration otherRound,
            Duration otherWarmUp,
            Duration otherWarmUpOfBookings,
            int otherDays,
            long otherRebuilt) {
        return new Scale(
                name,
                otherRounds,
                otherWarmUp,
                otherWarmUpOfBookings,
                otherRound,
                settling,
                everything,
                flights,
                otherDays,
                buyers,
                history,
                otherRebuilt,
                streams,
                changes,
                starts);
    }

    /** How long contenders took turns. */
    public String turns() {
        return name + ": " + rounds + " × " + round.toSeconds() + " s after " + warmUp.toSeconds() + " s, of bookings "
                + warmUpOfBookings.toSeconds() + " s";
    }
}
