package io.skybound.process.mail;

import io.skybound.api.booking.BookingView;
import io.skybound.api.booking.BookingView.BookedFlight;
import io.skybound.api.booking.BookingView.RefundEntry;
import io.skybound.api.payment.PaymentView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Decides what each kind of mail says, from the frozen facts and the booking as it is now. */
final class Letters {
    private final BookingView booking;
    private final BookingLines lines;
    private final Facts facts;

    private Letters(BookingView booking, BookingLines lines, Facts facts) {
        this.booking = booking;
        this.lines = lines;
        this.facts = facts;
    }

    static Letter of(MailKind kind, Facts facts, BookingView booking, BookingLines lines) {
        var letters = new Letters(booking, lines, facts);
        return switch (kind) {
            case BOOKING_HELD -> letters.held();
            case BOOKING_CONFIRMED -> letters.confirmed();
            case PAYMENT_FAILED -> letters.paymentFailed();
            case BOOKING_EXPIRED -> letters.expired();
            case BOOKING_CANCELLED -> letters.cancelled();
            case BOOKING_REVOKED -> letters.revoked();
            case REFUND_COMPLETED -> letters.refunded();
            case REFUND_FAILED -> letters.refundFailed();
            case FLIGHT_DELAYED -> letters.delayed();
            case FLIGHT_CANCELLED -> letters.flightCancelled();
        };
    }

    private Letter held() {
        ZonedDateTime until = payUntil();
        String time = until == null ? "" : " until " + Words.timeAndZone(until);
        return Letter.of(
                        "Your seats are held" + time + " – booking " + lines.reference(),
                        "Pay " + lines.total() + time + " to keep them.",
                        "warn",
                        "Seats held",
                        "Your seats are held" + time)
                .with("until", until == null ? null : Deadline.of(until))
                .with("meanwhile", meanwhile());
    }

    private Letter confirmed() {
        return Letter.of(
                        "Booking " + lines.reference() + " is confirmed: " + lines.route(),
                        "Your reference is " + lines.reference()
                                + ". The itinerary is in this mail and in the calendar file.",
                        "good",
                        "Confirmed",
                        "You’re going to " + lastCity())
                .withItsCalendarIf(true);
    }

    private Letter paymentFailed() {
        ZonedDateTime until = payUntil();
        String time = until == null ? "" : " Your seats stay held until " + Words.timeAndZone(until) + ".";
        return Letter.of(
                        "Your payment did not go through – booking " + lines.reference(),
                        "Nothing was charged." + time,
                        "bad",
                        "Payment failed",
                        "Your payment did not go through")
                .with("failure", Words.paymentFailure(failureCode()))
                .with("until", until == null ? null : Deadline.of(until))
                .with("meanwhile", meanwhile());
    }

    private Letter expired() {
        return Letter.of(
                "Your held seats have been released – booking " + lines.reference(),
                "The time to pay is over. Nothing was charged.",
                "calm",
                "Expired",
                "The time to pay is over");
    }

    private Letter cancelled() {
        Money nothing = Money.zero(booking.totalAmount().getCurrencyUnit());
        RefundEntry entry = booking.refund();
        Money refund = facts.money(MailFacts.REFUND, () -> entry == null ? nothing : entry.amount());
        Money penalty = facts.money(MailFacts.PENALTY, () -> entry == null ? nothing : entry.penalty());
        boolean paid = !refund.isZero() || !penalty.isZero();
        return Letter.of(
                        "Booking " + lines.reference() + " is cancelled",
                        refund.isZero()
                                ? "Your seats have been released."
                                : "We are paying back " + Words.money(refund) + ".",
                        "calm",
                        "Cancelled",
                        "Your booking is cancelled")
                .with("paid", paid ? true : null)
                .with("refund", refund.isZero() ? null : Words.money(refund))
                .with("refundRow", Words.money(refund))
                .with("penalty", Words.money(penalty));
    }

    private Letter revoked() {
        return Letter.of(
                "Booking " + lines.reference() + " is cancelled: it was not paid",
                "Your payment never reached us. Your seats have been released.",
                "bad",
                "Cancelled",
                "Your payment never reached us");
    }

    private Letter refunded() {
        String refund = Words.money(refund());
        return Letter.of(
                        "Your refund of " + refund + " is on its way – booking " + lines.reference(),
                        "It goes back to the card you paid with.",
                        "good",
                        "Refunded",
                        "We have paid back " + refund)
                .with("refund", refund);
    }

    private Letter refundFailed() {
        String refund = Words.money(refund());
        return Letter.of(
                        "We could not pay back " + refund + " yet – booking " + lines.reference(),
                        "The money is still yours, and our team is on it.",
                        "bad",
                        "Refund delayed",
                        "Your refund needs a hand")
                .with("refund", refund);
    }

    private Letter delayed() {
        BookedFlight flight = flight();
        LegLines present = LegLines.of(flight, false);
        Instant leaves = orElse(
                facts.instant(MailFacts.DEPARTURE), present.departure().at().toInstant());
        Instant arrives =
                orElse(facts.instant(MailFacts.ARRIVAL), present.arrival().at().toInstant());
        LegLines now = present.at(leaves, arrives);
        LegLines before = present.at(
                orElse(facts.instant(MailFacts.PREVIOUS_DEPARTURE), leaves),
                orElse(facts.instant(MailFacts.PREVIOUS_ARRIVAL), arrives));
        Duration shift =
                Duration.between(before.departure().at(), now.departure().at());
        String time = Words.timeAndZone(now.departure().at());
        String day = Words.shortDate(now.departure().at());
        return Letter.of(
                        "New times for flight " + now.flight() + ": leaves " + day + " at " + time + " – booking "
                                + lines.reference(),
                        now.departure().city() + " – " + now.arrival().city() + " now leaves at " + time + ".",
                        "warn",
                        shift.isNegative() ? "New times" : "Delayed",
                        "Flight " + now.flight() + " has new times")
                .withItsCalendarIf(booking.status() == BookingView.Status.CONFIRMED)
                .with("now", now)
                .with("before", before)
                .with(
                        "shift",
                        shift.isZero()
                                ? null
                                : Words.duration(shift.abs()) + (shift.isNegative() ? " earlier" : " later"))
                .with("reason", facts.text(MailFacts.REASON))
                .with("where", Words.gate(facts.text(MailFacts.TERMINAL), facts.text(MailFacts.GATE)));
    }

    private Letter flightCancelled() {
        LegLines leg = LegLines.of(flight(), false);
        Money refund = refund();
        return Letter.of(
                        "Flight " + leg.flight() + " is cancelled – booking " + lines.reference(),
                        refund.isZero()
                                ? "You have not paid, so nothing is owed."
                                : "You get back everything you paid: " + Words.money(refund) + ".",
                        "bad",
                        "Flight cancelled",
                        "Flight " + leg.flight() + " will not fly")
                .with("leg", leg)
                .with("refund", refund.isZero() ? null : Words.money(refund))
                .with("reason", facts.text(MailFacts.REASON));
    }

    /** The deadline in the time of the place where the journey begins. */
    private @Nullable ZonedDateTime payUntil() {
        Instant until = orElse(facts.instant(MailFacts.PAYMENT_DUE_BY), booking.paymentRequiredBy());
        ZoneId home = ZoneId.of(booking.flights().getFirst().originAirport().timeZone());
        return until == null ? null : until.atZone(home);
    }

    /** A mail that was held up must not ask for a payment that is not due any more. */
    private @Nullable String meanwhile() {
        return switch (booking.statusDetail()) {
            case HOLDING, AWAITING_PAYMENT -> null;
            case CONFIRMED -> "Meanwhile this booking has been paid and is confirmed. There is nothing left to do.";
            case EXPIRED -> "Meanwhile the time to pay has passed and the seats have been released.";
            case REJECTED, CANCELLED_BY_TRAVELLER, CANCELLED_BY_AIRLINE ->
                "Meanwhile this booking has been cancelled. There is nothing left to pay.";
        };
    }

    private String failureCode() {
        String frozen = facts.text(MailFacts.FAILURE_CODE);
        if (frozen != null) {
            return frozen;
        }
        return booking.payments().stream()
                .filter(payment -> payment.status() == PaymentView.Status.FAILED && payment.failureCode() != null)
                .reduce((earlier, later) -> later)
                .map(BookingView.PaymentEntry::failureCode)
                .orElse("unknown");
    }

    private Money refund() {
        RefundEntry entry = booking.refund();
        return facts.money(
                MailFacts.REFUND,
                () -> entry == null ? Money.zero(booking.totalAmount().getCurrencyUnit()) : entry.amount());
    }

    private BookedFlight flight() {
        String id = facts.text(MailFacts.FLIGHT_ID);
        return booking.flights().stream()
                .filter(flight -> flight.flightId().equals(id))
                .findFirst()
                .orElse(booking.flights().getFirst());
    }

    private String lastCity() {
        return booking.flights().stream()
                .filter(flight -> !flight.returnFlight())
                .reduce((earlier, later) -> later)
                .orElse(booking.flights().getLast())
                .destinationAirport()
                .city();
    }

    private static <T extends @Nullable Object> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

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
