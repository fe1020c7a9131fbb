package io.skybound.allinone.laboratory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** The traps that are set in this process. Each springs once, at the first thread that comes by. */
final class Traps {
    static final int HALTED = 137;

    private static final Duration DELAY = Duration.ofMillis(1_500);
    private static final List<Trap> SET = new CopyOnWriteArrayList<>();
    private static final Map<String, LongAdder> PASSED = new ConcurrentHashMap<>();

    private Traps() {}

    /** @param occasion what the thread is busy with there: a command, an event, a request; empty for whatever it is */
    record Trap(Point point, String occasion, Action action) {
        boolean isFor(Point passed, String busyWith) {
            return point == passed && (occasion.isEmpty() || occasion.equals(busyWith));
        }
    }

    static void set(Trap trap) {
        SET.add(trap);
    }

    static void clear() {
        SET.clear();
    }

    static List<Trap> waiting() {
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
        return SET.stream()
                .filter(trap -> trap.isFor(point, occasion))
                .findFirst()
                .filter(SET::remove)
                .map(Traps::spring)
                .orElse(1);
    }

    private static int spring(Trap trap) {
        switch (trap.action()) {
            case HALT -> Runtime.getRuntime().halt(HALTED);
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
}
