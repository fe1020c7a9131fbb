package io.skybound.process.booking;

import io.skybound.process.mail.Outbox;
import io.skybound.process.steps.Steps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What the saga works with; kept out of its stored state.
 *
 * @param hold how long seats are held for payment
 */
record BookingTools(Steps steps, Outbox outbox, Clock clock, Duration hold) {
    Instant now() {
        return clock.instant();
    }
}
