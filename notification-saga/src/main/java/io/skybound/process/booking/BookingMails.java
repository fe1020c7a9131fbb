package io.skybound.process.booking;

import io.skybound.api.booking.BookingEvent.BookingCancelled;
import io.skybound.api.booking.BookingEvent.BookingCancelledByAirline;
import io.skybound.api.booking.BookingEvent.BookingHeld;
import io.skybound.api.booking.BookingEvent.BookingRefundFailed;
import io.skybound.api.booking.BookingEvent.BookingRefunded;
import io.skybound.api.booking.BookingEvent.LegRescheduled;
import io.skybound.api.booking.BookingEvent.PaymentAttemptFailed;
import io.skybound.process.booking.Step.Mail;
import io.skybound.process.mail.MailFacts;
import io.skybound.process.mail.MailKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the traveller is told about what has happened to a booking; whether they are, {@link BookingProcess} knows. */
final class BookingMails {

    private BookingMails() {}

    static Mail held(BookingHeld event) {
        return new Mail(MailKind.BOOKING_HELD, Map.of(MailFacts.PAYMENT_DUE_BY, event.paymentDueBy()));
    }

    static Mail paymentFailed(PaymentAttemptFailed event, @Nullable Instant paymentDueBy) {
        return new Mail(
                MailKind.PAYMENT_FAILED,
                with(Map.of(MailFacts.FAILURE_CODE, event.failureCode()), MailFacts.PAYMENT_DUE_BY, paymentDueBy));
    }

    static Mail confirmed() {
        return new Mail(MailKind.BOOKING_CONFIRMED, Map.of());
    }

    static Mail expired() {
        return new Mail(MailKind.BOOKING_EXPIRED, Map.of());
    }

    static Mail cancelled(BookingCancelled event) {
        return new Mail(
                MailKind.BOOKING_CANCELLED,
                Map.of(MailFacts.REFUND, event.refund(), MailFacts.PENALTY, event.penalty()));
    }

    static Mail revoked() {
        return new Mail(MailKind.BOOKING_REVOKED, Map.of());
    }

    static Mail refunded(BookingRefunded event) {
        return new Mail(MailKind.REFUND_COMPLETED, Map.of(MailFacts.REFUND, event.amount()));
    }

    static Mail refundFailed(BookingRefundFailed event) {
        return new Mail(MailKind.REFUND_FAILED, Map.of(MailFacts.REFUND, event.amount()));
    }

    static Mail flightCancelled(BookingCancelledByAirline event) {
        Map<String, Object> facts = Map.of(MailFacts.FLIGHT_ID, event.flightId(), MailFacts.REFUND, event.refund());
        return new Mail(MailKind.FLIGHT_CANCELLED, with(facts, MailFacts.REASON, event.reason()));
    }

    static Mail flightDelayed(LegRescheduled event) {
        Map<String, Object> facts = Map.of(
                MailFacts.FLIGHT_ID, event.flightId(),
                MailFacts.DEPARTURE, event.departure(),
                MailFacts.ARRIVAL, event.arrival(),
                MailFacts.PREVIOUS_DEPARTURE, event.previousDeparture(),
                MailFacts.PREVIOUS_ARRIVAL, event.previousArrival());
        return new Mail(MailKind.FLIGHT_DELAYED, with(facts, MailFacts.REASON, event.reason()));
    }

    private static Map<String, Object> with(Map<String, Object> facts, String name, @Nullable Object fact) {
        if (fact == null) {
            return facts;
        }
        Map<String, Object> all = new HashMap<>(facts);
        all.put(name, fact);
        return all;
    }
}
