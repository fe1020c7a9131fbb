package io.skybound.platform.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class ProcessorFailuresTest {
    private final AtomicLong now = new AtomicLong();
    private final ProcessorFailures failures =
            new ProcessorFailures(new StaticListableBeanFactory().getBeanProvider(MeterRegistry.class), now::get);

    @Test
    void aShortOutageIsForgottenSoon() {
        fails(new IllegalStateException("the database is away"));
        assertThat(failures.hasFailedLately("bookings")).isTrue();
        assertThat(failures.reasonOfLate("bookings")).isEqualTo("IllegalStateException");
        assertThat(failures.hasFailedLately("flights")).isFalse();

        after(Duration.ofSeconds(5));

        assertThat(failures.hasFailedLately("bookings")).isFalse();
    }

    /** Axon waits 1, 2, 4 … seconds: none of these pauses may look like health. */
    @Test
    void isRememberedOverThePausesBetweenTries() {
        for (int pause : new int[] {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
            fails(new IllegalStateException("the database is away"));
            after(Duration.ofSeconds(pause));
            assertThat(failures.hasFailedLately("bookings"))
                    .as("after " + pause + " s")
                    .isTrue();
        }
        after(Duration.ofSeconds(10));
        assertThat(failures.hasFailedLately("bookings")).isFalse();
    }

    @Test
    void whatAnotherReplicaHasIsNoFailure() {
        fails(new UnableToClaimTokenException("taken"));

        assertThat(failures.hasFailedLately("bookings")).isFalse();
    }

    private void fails(Exception failure) {
        assertThatThrownBy(() -> failures.handleError(new ErrorContext("bookings", failure, List.of())))
                .isSameAs(failure);
    }

    private void after(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
