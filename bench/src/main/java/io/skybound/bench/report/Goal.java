package io.skybound.bench.report;

/**
 * What was aimed at, and what came out.
 *
 * @param workload whose rows it judges
 * @param wanted in words, such as "≥ 1.5 × pgbench"
 * @param measured in the same terms
 * @param reached how much of the goal was reached: 1 or more is met, 0.8 misses it by a fifth
 */
public record Goal(String id, String workload, String wanted, String measured, double reached) {

    /** More is better. */
    public static Goal atLeast(String id, String workload, String wanted, double goal, double measured, String unit) {
        return new Goal(id, workload, wanted, Figures.text(measured) + unit, measured / goal);
    }

    /** Less is better. */
    public static Goal atMost(String id, String workload, String wanted, double goal, double measured, String unit) {
        return new Goal(id, workload, wanted, Figures.text(measured) + unit, goal / measured);
    }

    public boolean met() {
        return Double.isFinite(reached) && reached >= 1;
    }

    /** Met, or by how much it was missed. */
    public String verdict() {
        return met()
                ? "met"
                : Double.isFinite(reached) ? "missed: " + Math.round(reached * 100) + " %" : "not measured";
    }
}
