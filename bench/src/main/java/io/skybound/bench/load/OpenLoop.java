package io.skybound.bench.load;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * A given number of requests a second, whether the server keeps up or not. Each request's latency counts from the moment
 * at which it was due, so that a server which stands still for a second shows a second, not one late request.
 */
public final class OpenLoop {
    private static final long HIGHEST_MICROS = 120_000_000;
    private static final long SPIN_NANOS = 50_000;

    /** What happens at each due moment. */
    @FunctionalInterface
    public interface Step {
        void run() throws Exception;
    }

    /** Latencies in milliseconds. */
    public record Latencies(long done, long failed, double p50, double p99, double highest) {}

    private OpenLoop() {}

    public static Latencies run(double perSecond, Duration time, Step step) {
        Histogram histogram = new ConcurrentHistogram(HIGHEST_MICROS, 3);
        LongAdder failed = new LongAdder();
        long gap = (long) (1e9 / perSecond);
        long count = Math.max(1, (long) (time.toNanos() / 1e9 * perSecond));
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long i = 0; i < count; i++) {
                long due = begin + i * gap;
                awaitTime(due);
                threads.execute(() -> {
                    try {
                        step.run();
                    } catch (Exception e) {
                        failed.increment();
                    }
                    histogram.recordValue(Math.min(HIGHEST_MICROS, (System.nanoTime() - due) / 1_000));
                });
            }
        }
        return new Latencies(
                count - failed.sum(),
                failed.sum(),
                histogram.getValueAtPercentile(50) / 1e3,
                histogram.getValueAtPercentile(99) / 1e3,
                histogram.getMaxValue() / 1e3);
    }

    private static void awaitTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(left - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }
}
