package io.skybound.platform.processors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GatheringThreadsTest {
    private static final Duration MOMENT = Duration.ofMillis(50);

    @Test
    void beginsABatchAMomentLaterAndOtherWorkAtOnce() throws Exception {
        try (var threads = new GatheringThreads("gathering-", 1, MOMENT)) {
            long[] begun = new long[2];
            long handedOver = System.nanoTime();
            Runnable work = () -> begun[0] = System.nanoTime();
            Runnable other = () -> begun[1] = System.nanoTime();
            var batch = threads.submit(work);
            threads.execute(other);
            var _ = batch.get(10, TimeUnit.SECONDS);

            assertThat(begun[0] - handedOver).isGreaterThanOrEqualTo(MOMENT.toNanos());
            assertThat(begun[1]).isBetween(handedOver, begun[0]);
        }
    }
}
