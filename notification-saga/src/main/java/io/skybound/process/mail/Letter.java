package io.skybound.process.mail;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What a mail says apart from the booking itself: its opening, and what the templates of its kind need besides. */
sealed interface Letter {

    Opening opening();

    /** Whether the itinerary for the calendar comes with it. */
    default boolean withCalendar() {
        return false;
    }

    /** The booking says the rest. */
    record Plain(Opening opening) implements Letter {}

    record Confirmed(Opening opening) implements Letter {
        @Override
        public boolean withCalendar() {
            return true;
        }
    }

    /**
     * Seats are held until a time.
     *
     * @param meanwhile what has become of the booking, null if it still waits for its payment
     */
    record Held(Opening opening, Deadline until, @Nullable String meanwhile) implements Letter {}

    /**
     * A payment failed; the seats are held on.
     *
     * @param meanwhile as above
     */
    record PaymentFailed(
            Opening opening,
            String failure,
            Deadline until,
            @Nullable String meanwhile) implements Letter {}

    /**
     * The traveller has cancelled.
     *
     * @param before what had been given back already, where something had been paid
     */
    record Cancelled(Opening opening, Money before, Money refund, Money penalty) implements Letter {
        boolean paid() {
            return !refund.isZero() || !penalty.isZero();
        }
    }

    record Refund(Opening opening, String refund) implements Letter {}

    /**
     * A flight has new times.
     *
     * @param shift how much later or earlier it leaves, null if at the same time
     * @param reason in the airline's words
     */
    record Delayed(
            Opening opening,
            LegLines now,
            LegLines before,
            @Nullable String shift,
            @Nullable String reason,
            boolean withCalendar)
            implements Letter {}

    /**
     * A flight will not fly.
     *
     * @param reason as above
     */
    record FlightCancelled(
            Opening opening,
            LegLines leg,
            Money refund,
            @Nullable String reason) implements Letter {}

    /** Until when, for readers there and everywhere. */
    record Deadline(String date, String time, String utc) {
        static Deadline of(ZonedDateTime until) {
            ZonedDateTime utc = until.withZoneSameInstant(ZoneOffset.UTC);
            boolean sameDay = utc.toLocalDate().equals(until.toLocalDate());
            return new Deadline(
                    Words.date(until),
                    Words.timeAndZone(until),
                    (sameDay ? "" : Words.shortDate(utc) + ", ") + Words.time(utc) + " UTC");
        }
    }
}
