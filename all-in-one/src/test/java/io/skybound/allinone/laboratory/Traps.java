package io.skybound.allinone.laboratory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * The traps that are set in this process. Each springs once, at the first thread that comes by. They lie in a file, where the
 * next process finds those that have not sprung, before anybody passes them.
 */
final class Traps {
    static final int HALTED = 137;

    private static final Duration DELAY = Duration.ofMillis(500);
    private static final Path FILE = Path.of(System.getProperty("laboratory.traps"));
    private static final List<Trap> SET = left();
    private static final Map<String, LongAdder> PASSED = new ConcurrentHashMap<>();

    private Traps() {}

    /** @param occasion what the thread is busy with there: a command, an event, a request; empty for whatever it is */
    record Trap(Point point, String occasion, Action action) {
        static Trap read(String line) {
            String[] parts = line.split("\t", -1);
            return new Trap(Point.valueOf(parts[0]), parts[1], Action.valueOf(parts[2]));
        }

        String line() {
            return String.join("\t", point.name(), occasion, action.name());
        }

        boolean isFor(Point passed, String busyWith) {
            return point == passed && (occasion.isEmpty() || occasion.equals(busyWith));
        }
    }

    static synchronized void set(Trap trap) {
        SET.add(trap);
        keep();
    }

    static synchronized void clear() {
        SET.clear();
        keep();
    }

    static synchronized List<Trap> waiting() {
        return List.copyOf(SET);
    }

    /** How often each point was passed, by point and occasion. */
    static Map<String, Long> passed() {
        Map<String, Long> counts = new TreeMap<>();
        PASSED.forEach((name, count) -> counts.put(name, count.sum()));
        return counts;
    }

    /** A thread comes by. Answers how often it is to do what it is about to: once, unless a trap says otherwise. */
    static int pass(Point point, String occasion) {
        PASSED.computeIfAbsent(point + " " + occasion, _ -> new LongAdder()).increment();
        return taken(point, occasion).map(Traps::spring).orElse(1);
    }

    /** A halt happens in here: nobody else springs a trap between its leaving the file and the end of the process. */
    private static synchronized Optional<Trap> taken(Point point, String occasion) {
        Optional<Trap> taken = SET.stream()
                .filter(trap -> trap.isFor(point, occasion))
                .findFirst()
                .filter(SET::remove);
        taken.ifPresent(trap -> {
            keep();
            if (trap.action() == Action.HALT) {
                Runtime.getRuntime().halt(HALTED);
            }
        });
        return taken;
    }

    private static int spring(Trap trap) {
        switch (trap.action()) {
            case HALT -> throw new IllegalStateException("This process has ended.");
            case EXCEPTION -> throw Failure.at(trap.point());
            case DELAY -> pause();
            case DUPLICATE -> {
                return 2;
            }
            case SKIP -> {
                return 0;
            }
        }
        return 1;
    }

    private static void pause() {
        try {
            Thread.sleep(DELAY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Trap> left() {
        try {
            return Files.exists(FILE)
                    ? Files.readAllLines(FILE).stream().map(Trap::read).collect(Collectors.toCollection(ArrayList::new))
                    : new ArrayList<>();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keep() {
        try {
            Files.write(FILE, SET.stream().map(Trap::line).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
