package io.skybound.bench.workload;

import io.skybound.bench.contender.PlainProduct;
import io.skybound.bench.report.Goal;
import io.skybound.bench.report.Row;
import java.util.ArrayList;
import java.util.List;

/** P7. */
public final class Starts implements Workload {
    private static final String FIRST = "SkyBound, first start ever";
    private static final String LATER = "SkyBound, later starts";

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String title() {
        return "Start";
    }

    @Override
    public String remark() {
        return "From starting the process, as `mvn spring-boot:run` does, until `GET /readyz` says 200; nothing of the benchmark is in"
                + " it. The first start unpacks PostgreSQL and creates its data folder; later ones find a schedule of 60 days and"
                + " an archive of classes.";
    }

    @Override
    public Outcome run(Field field) {
        field.clear();
        List<Double> first = new ArrayList<>();
        List<Double> later = new ArrayList<>();
        for (int i = 1; i < field.scale().starts() / 2; i++) {
            start(field.plain("another" + i), field.scale(), first, later);
        }
        start(field.plain(), field.scale(), first, later);
        List<Row> rows =
                List.of(Row.of(name(), FIRST, "s", "", array(first)), Row.of(name(), LATER, "s", "", array(later)));
        return new Outcome(
                rows,
                List.of(
                        Goal.atMost("P7", name(), "first ever start ≤ 15 s", 15, Ratios.median(rows, FIRST), " s"),
                        Goal.atMost("P7", name(), "ready ≤ 8 s", 8, Ratios.median(rows, LATER), " s")));
    }

    private static void start(PlainProduct product, Scale scale, List<Double> first, List<Double> later) {
        first.add(product.firstStart());
        for (int i = 0; i < scale.starts(); i++) {
            later.add(product.start());
            product.stop();
        }
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
