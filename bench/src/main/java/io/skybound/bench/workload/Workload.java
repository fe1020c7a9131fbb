package io.skybound.bench.workload;

import io.skybound.bench.report.Goal;
import io.skybound.bench.report.Row;
import java.util.List;

/** Something that is measured. */
public interface Workload {

    /** For {@code only=}. */
    String name();

    String title();

    /** What is done and what a reader must know to judge it, in a few sentences. */
    String remark();

    Outcome run(Field field);

    record Outcome(List<Row> rows, List<Goal> goals) {}
}
