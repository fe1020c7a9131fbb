package io.skybound.bench.workload;

import io.skybound.bench.report.Row;
import java.util.List;

/** Compares rows of one run. */
final class Ratios {

    private Ratios() {}

    /** The median of a contender; not a number if it did not take part or its run does not count. */
    static double median(List<Row> rows, String contender) {
        return rows.stream()
                .filter(row -> row.contender().equals(contender) && row.counts())
                .mapToDouble(Row::median)
                .findFirst()
                .orElse(Double.NaN);
    }

    static double of(List<Row> rows, String contender, String peer) {
        return median(rows, contender) / median(rows, peer);
    }

    /** Against the best of these peers. */
    static double ofBest(List<Row> rows, String contender, String... peers) {
        double best = Double.NaN;
        for (String peer : peers) {
            double rate = median(rows, peer);
            best = Double.isNaN(best) ? rate : Double.isNaN(rate) ? best : Math.max(best, rate);
        }
        return median(rows, contender) / best;
    }
}
