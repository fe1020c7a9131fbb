package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was asked of a product while it suffered, and what came of it: done, refused, or unknown. No answer
 * and a 503 are both unknown; what is unknown is asked again with the same key, and must then have one outcome.
 */
final class History {
    /** Well above the deadline of a request: whoever waits longer has found a hang. */
    private static final Duration HANG = Duration.ofSeconds(20);

    enum Outcome {
        OK,
        REFUSED,
        UNKNOWN
    }

    /** A request that changes something, and can be repeated. */
    record Wish(String what, String key, Supplier<Answer> request) {}

    private record Entry(Instant at, Duration took, Wish wish, Outcome outcome, String answer) {}

    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final Queue<String> offences = new ConcurrentLinkedQueue<>();
    private final Map<String, Answer> known = new ConcurrentHashMap<>();
    private final Map<String, Wish> unknown = new ConcurrentHashMap<>();

    /** Asks once. Null if the outcome is not known. */
    @Nullable
    Answer ask(Wish wish) {
        Instant at = Instant.now();
        long began = System.nanoTime();
        Answer answer = null;
        String told;
        try {
            answer = wish.request().get();
            told = answer.outcome();
        } catch (UncheckedIOException e) {
            told = String.valueOf(e.getCause());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        Outcome outcome = outcome(answer);
        entries.add(new Entry(at, took, wish, outcome, told));
        judge(wish, answer, took);
        if (outcome == Outcome.UNKNOWN || answer == null) {
            unknown.put(wish.key(), wish);
            return null;
        }
        unknown.remove(wish.key());
        Answer before = known.putIfAbsent(wish.key(), answer);
        if (before != null && !before.body().equals(answer.body())) {
            offences.add("I5: " + wish.what() + " " + wish.key() + " was answered twice: " + before.body() + " and "
                    + answer.body());
        }
        return answer;
    }

    /** Each unknown outcome becomes known: the product is well again, and whoever asks again is told. */
    void resolve() {
        for (Wish wish : List.copyOf(unknown.values())) {
            await("the outcome of " + wish.what() + " " + wish.key())
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> ask(wish) != null);
        }
    }

    /** What was seen that must never be. */
    List<String> offences() {
        return new ArrayList<>(offences);
    }

    Collection<Answer> answers(Collection<Wish> wishes) {
        return wishes.stream().map(wish -> known.get(wish.key())).toList();
    }

    Map<Outcome, Long> counts() {
        Map<Outcome, Long> counts = new TreeMap<>();
        entries.forEach(entry -> counts.merge(entry.outcome(), 1L, Long::sum));
        return counts;
    }

    void write(Path file) {
        List<String> lines = entries.stream()
                .map(entry -> String.join(
                        "\t",
                        entry.at().toString(),
                        entry.took().toMillis() + " ms",
                        entry.wish().what(),
                        entry.wish().key(),
                        entry.outcome().toString(),
                        entry.answer()))
                .toList();
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void judge(Wish wish, @Nullable Answer answer, Duration took) {
        if (took.compareTo(HANG) > 0) {
            offences.add("I12: " + wish.what() + " took " + took);
        }
        if (answer != null
                && answer.status() >= 500
                && (answer.status() != 503 || answer.header("Retry-After").isEmpty())) {
            offences.add("I12: " + answer.request() + " " + answer.body());
        }
    }

    private static Outcome outcome(@Nullable Answer answer) {
        if (answer == null || answer.status() >= 500 || answer.outcome().equals("409 request_in_progress")) {
            return Outcome.UNKNOWN;
        }
        return answer.status() < 400 ? Outcome.OK : Outcome.REFUSED;
    }

    /** Fails with all offences, not only the first. */
    void isClean() {
        assertThat(offences()).as("what must never be seen").isEmpty();
    }
}
