package io.skybound.allinone.journey.invariants;

import io.skybound.allinone.journey.invariants.BookingStory.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** I10, I8: nobody waits longer than their bound, nobody waits for help, and who is done is forgotten. */
final class NothingIsStuck implements Invariant {
    private static final Duration HOLDING = Duration.ofSeconds(60);
    private static final Duration EXPIRY = Duration.ofSeconds(5);
    private static final Duration PAYING = Duration.ofSeconds(60);

    @Override
    public void check(Snapshot snapshot, Violations found) {
        snapshot.rows()
                .all(
                        // A refund that the gateway refuses for good is foreseen; MoneyAddsUp looks at it.
                        "SELECT command_type || ' of ' || booking_id || ': ' || reason FROM notification.stuck_step"
                                + " WHERE name NOT LIKE 'refund-refused/%'",
                        row -> row.getString(1))
                .forEach(step -> found.add("I10", "stuck: %s", step));
        Set<String> accompanied = new HashSet<>(snapshot.rows()
                .all(
                        "SELECT association_value FROM process.association_value_entry"
                                + " WHERE association_key = 'bookingId'",
                        row -> row.getString(1)));
        snapshot.bookings().values().forEach(booking -> check(booking, snapshot.at(), accompanied, found));
    }

    private static void check(BookingStory booking, Instant now, Set<String> accompanied, Violations found) {
        Duration waiting = Duration.between(booking.changedAt(), now);
        found.unless(
                booking.stage() != Stage.HOLDING || waiting.compareTo(HOLDING) < 0,
                "I10",
                "booking %s has been holding for %s",
                booking.id(),
                waiting);
        Instant due = booking.dueBy();
        found.unless(
                booking.stage() != Stage.AWAITING_PAYMENT || due != null && now.isBefore(due.plus(EXPIRY)),
                "I8",
                "booking %s should have expired at %s",
                booking.id(),
                due);
        found.unless(
                !booking.hasOpenPayments() || waiting.compareTo(PAYING) < 0,
                "I10",
                "a payment of booking %s has been open for %s",
                booking.id(),
                waiting);
        boolean process = accompanied.contains(booking.id());
        boolean needed = booking.isOpen() || booking.hasOpenPayments();
        found.unless(
                process == needed || booking.refundFailed(),
                "I10",
                "booking %s is %s, and its process is %s",
                booking.id(),
                booking.stage(),
                process ? "still there" : "gone");
    }
}
