package io.skybound.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class DeadlineFilterTest {
    private static final Duration DEADLINE = Duration.ofMillis(200);

    private final DeadlineFilter filter = new DeadlineFilter(DEADLINE);

    @AfterEach
    void stop() {
        filter.destroy();
    }

    @Test
    void wakesWhoWaitsTooLong() throws Exception {
        long begin = System.nanoTime();
        boolean[] woken = new boolean[1];
        run((_, _) -> {
            try {
                new CountDownLatch(1).await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                woken[0] = DeadlineFilter.hasPassed();
            }
        });
        assertThat(woken[0]).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(DEADLINE);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void isRungOnceSoThatTheFailureCanBeAnswered() throws Exception {
        boolean[] disturbed = new boolean[1];
        run((_, _) -> {
            awaitInterrupt();
            assertThat(DeadlineFilter.hasPassed()).isTrue();
            disturbed[0] = isDisturbedWithin(DEADLINE);
        });
        assertThat(disturbed[0]).isFalse();
    }

    @Test
    void leavesAnAnswerAloneThatHasBegun() throws Exception {
        boolean[] disturbed = new boolean[1];
        run((_, response) -> {
            ((HttpServletResponse) response).flushBuffer();
            disturbed[0] = isDisturbedWithin(DEADLINE.multipliedBy(2));
        });
        assertThat(disturbed[0]).isFalse();
        assertThat(DeadlineFilter.hasPassed()).isFalse();
    }

    @Test
    void forgetsWhoHasAnswered() throws Exception {
        run((_, _) -> assertThat(DeadlineFilter.hasPassed()).isFalse());
        assertThat(isDisturbedWithin(DEADLINE.multipliedBy(2))).isFalse();
    }

    private void run(FilterChain work) throws Exception {
        filter.doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), work);
    }

    private static void awaitInterrupt() {
        assertThat(isDisturbedWithin(Duration.ofSeconds(30))).isTrue();
    }

    /** Whether it was interrupted meanwhile. */
    private static boolean isDisturbedWithin(Duration time) {
        try {
            return new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }
}
