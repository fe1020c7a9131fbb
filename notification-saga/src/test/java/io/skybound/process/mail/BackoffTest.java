package io.skybound.process.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final SplittableRandom random = new SplittableRandom(42);

    @Test
    void startsAtASecond() {
        for (int i = 0; i < 100; i++) {
            assertThat(Backoff.after(1, random)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        }
    }

    @Test
    void doublesWithEveryAttempt() {
        assertThat(Backoff.after(5, random)).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(32));
    }

    @Test
    void neverWaitsMoreThanFiveMinutes() {
        for (int attempt : new int[] {9, 20, 1_000, Integer.MAX_VALUE}) {
            assertThat(Backoff.after(attempt, random)).isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
        }
    }
}
