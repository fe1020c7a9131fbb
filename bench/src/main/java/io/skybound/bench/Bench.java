package io.skybound.bench;

import io.skybound.bench.machine.Machine;
import io.skybound.bench.report.Results;
import io.skybound.bench.report.Results.Section;
import io.skybound.bench.workload.CreateBookings;
import io.skybound.bench.workload.Field;
import io.skybound.bench.workload.HotFlight;
import io.skybound.bench.workload.Journeys;
import io.skybound.bench.workload.LiveStreams;
import io.skybound.bench.workload.LongHistory;
import io.skybound.bench.workload.OneSeat;
import io.skybound.bench.workload.Rebuilding;
import io.skybound.bench.workload.Restart;
import io.skybound.bench.workload.Scale;
import io.skybound.bench.workload.Search;
import io.skybound.bench.workload.SpreadBookings;
import io.skybound.bench.workload.Starts;
import io.skybound.bench.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;

/**
 * Measures, and writes bench/results. {@code --quick} takes small sizes; {@code --only=a,b} some workloads, the others keep
 * what was measured of them before; {@code --rounds}, {@code --seconds}, {@code --warm-up}, {@code --days} and {@code --events}
 * change one size; {@code --port} is the first of some that are free; {@code --load} is what others have asked of the machine
 * in the last minute, in threads.
 */
public final class Bench {
    private static final List<Workload> WORKLOADS = List.of(
            new CreateBookings(),
            new SpreadBookings(),
            new HotFlight(),
            new OneSeat(),
            new Journeys(),
            new Search(),
            new LongHistory(),
            new LiveStreams(),
            new Rebuilding(),
            new Starts(),
            new Restart());

    private static final double BUSY = 1;

    private final Map<String, String> options;
    private boolean failed;

    private Bench(Map<String, String> options) {
        this.options = options;
    }

    public static void main(String[] args) throws Exception {
        measure(List.of(args));
        System.exit(0);
    }

    static void measure(List<String> arguments) throws Exception {
        new Bench(arguments.stream()
                        .map(argument -> argument.replaceFirst("^--", "").split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length > 1 ? pair[1] : "")))
                .run();
    }

    private void run() throws Exception {
        Path bench = Path.of(options.getOrDefault("bench", "bench")).toAbsolutePath();
        Path results =
                Path.of(options.getOrDefault("results", bench.resolve("results").toString()));
        Results all = Results.read(results.resolve("results.json"));
        List<String> names = WORKLOADS.stream().map(Workload::name).toList();
        double load = Double.parseDouble(options.getOrDefault("load", "NaN"));
        if (load > BUSY) {
            System.out.println(
                    "Others are at work on this machine (load " + load + "): figures will be mostly theirs.");
        }
        String machine = Machine.here() + ", load " + load + " before";
        Path work = Files.createTempDirectory("skybound-bench-");
        try (Field field = new Field(bench, work, number("port", 18_400), scale())) {
            for (Workload workload : WORKLOADS) {
                if (isChosen(workload.name())) {
                    all.put(workload.name(), attempted(workload, field, machine));
                    all.write(results, names);
                }
            }
        }
        System.out.println("written to " + results);
        if (failed) {
            System.out.println("what the contenders said is in " + work);
        } else {
            FileSystemUtils.deleteRecursively(work);
        }
    }

    /** One that fails is told of, and does not keep the others from being measured. */
    private Section attempted(Workload workload, Field field, String machine) {
        try {
            return measured(workload, field, machine);
        } catch (RuntimeException | AssertionError | OutOfMemoryError e) {
            e.printStackTrace();
            failed = true;
            return new Section(
                    workload.title(),
                    machine,
                    field.scale().turns(),
                    Results.now(),
                    workload.remark(),
                    List.of(),
                    List.of(),
                    List.of("**Failed:** "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
        }
    }

    private static Section measured(Workload workload, Field field, String machine) {
        System.out.println(workload.title() + " …");
        long begin = System.nanoTime();
        Workload.Outcome outcome = workload.run(field);
        outcome.rows()
                .forEach(row -> System.out.printf(
                        "  %-40s %12.1f %s %s%s%n",
                        row.contender(), row.median(), row.unit(), row.counts() ? "" : "DOES NOT COUNT ", row.note()));
        outcome.goals()
                .forEach(goal -> System.out.printf(
                        "  %s %s: %s, %s%n", goal.id(), goal.wanted(), goal.measured(), goal.verdict()));
        System.out.printf("  (%d s)%n", (System.nanoTime() - begin) / 1_000_000_000);
        return new Section(
                workload.title(),
                machine,
                field.scale().turns(),
                Results.now(),
                workload.remark(),
                outcome.rows(),
                outcome.goals(),
                field.skipped());
    }

    private boolean isChosen(String name) {
        String only = options.getOrDefault("only", "");
        return only.isEmpty() || Set.of(only.split(",")).contains(name);
    }

    private Scale scale() {
        Scale scale = options.containsKey("quick") ? Scale.quick() : Scale.full();
        return scale.with(
                number("rounds", scale.rounds()),
                seconds("seconds", scale.round()),
                seconds("warm-up", scale.warmUp()),
                seconds("warm-up", scale.warmUpOfBookings()),
                number("days", scale.days()),
                number("events", (int) scale.rebuilt()));
    }

    private Duration seconds(String option, Duration otherwise) {
        return Duration.ofSeconds(number(option, (int) otherwise.toSeconds()));
    }

    private int number(String option, int otherwise) {
        return options.containsKey(option) ? Integer.parseInt(options.get(option)) : otherwise;
    }
}
