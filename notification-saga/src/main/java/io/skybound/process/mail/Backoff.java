package io.skybound.process.mail;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after an attempt that led nowhere: from a second to five minutes, no two mails in step. */
final class Backoff {
    private static final long LONGEST_MILLIS = Duration.ofMinutes(5).toMillis();

    private Backoff() {}

    static Duration after(int attempt, RandomGenerator random) {
        long upper = Math.min(LONGEST_MILLIS, 2_000L << Math.min(attempt - 1, 20));
        return Duration.ofMillis(random.nextLong(upper / 2, upper + 1));
    }
}
