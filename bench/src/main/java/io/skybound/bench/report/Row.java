package io.skybound.bench.report;

import java.util.Arrays;
import java.util.List;

/**
 * One line of the table: what one contender did in one workload.
 *
 * @param unit of the samples, such as "holds/s"
 * @param samples one per round, in order
 * @param cpuMillis per item, NaN if it was not counted; so are the next two
 * @param counts whether the result was correct afterwards
 * @param durability of the database it ran on
 * @param note what a reader must know, empty if nothing
 */
public record Row(
        String workload,
        String contender,
        String unit,
        List<Double> samples,
        double cpuMillis,
        double walBytes,
        double commits,
        boolean counts,
        String durability,
        String note) {

    /** The middle one; of an even number, the mean of the two in the middle. */
    public double median() {
        double[] sorted =
                samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    public double lowest() {
        return samples.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }

    public double highest() {
        return samples.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }

    /** A single figure without costs. */
    public static Row of(String workload, String contender, String unit, String note, double... samples) {
        return new Row(
                workload,
                contender,
                unit,
                Arrays.stream(samples).boxed().toList(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                true,
                "",
                note);
    }

    public Row on(String durabilityOfItsDatabase) {
        return new Row(
                workload,
                contender,
                unit,
                samples,
                cpuMillis,
                walBytes,
                commits,
                counts,
                durabilityOfItsDatabase,
                note);
    }
}
