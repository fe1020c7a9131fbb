package io.skybound.bench.load;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** For what takes its time. */
public final class Waiting {
    private static final long LOOK_MILLIS = 50;

    private Waiting() {}

    public static void until(String what, int seconds, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("After " + seconds + " s still waiting for " + what);
            }
            pause(LOOK_MILLIS);
        }
    }

    public static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
