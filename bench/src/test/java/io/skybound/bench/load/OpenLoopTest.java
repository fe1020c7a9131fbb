package io.skybound.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    /** The server stands still for 200 ms, once, and is quick otherwise; all who were due meanwhile must show it. */
    @Test
    void countsFromTheMomentAtWhichARequestWasDue() {
        ReentrantLock server = new ReentrantLock();
        AtomicBoolean stalled = new AtomicBoolean();

        OpenLoop.Latencies latencies = OpenLoop.run(500, Duration.ofMillis(400), () -> {
            server.lock();
            try {
                if (stalled.compareAndSet(false, true)) {
                    LockSupport.parkNanos(200_000_000);
                }
            } finally {
                server.unlock();
            }
        });

        assertThat(latencies.done()).isEqualTo(200);
        assertThat(latencies.highest()).isGreaterThanOrEqualTo(199);
        assertThat(latencies.p99()).isGreaterThan(150);
    }

    @Test
    void tellsWhatFailed() {
        OpenLoop.Latencies latencies = OpenLoop.run(100, Duration.ofMillis(100), () -> {
            throw new java.io.IOException("away");
        });

        assertThat(latencies.failed()).isEqualTo(10);
        assertThat(latencies.done()).isZero();
    }
}
