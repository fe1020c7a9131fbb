package io.skybound.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** The real time, plus what tests have let pass. */
@TestComponent
@Primary
class MovableClock extends Clock {

    private volatile Duration passed = Duration.ZERO;

    void pass(Duration more) {
        passed = passed.plus(more);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(passed);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
