package io.skybound.process.mail;

import io.skybound.api.booking.BookingView;
import io.skybound.api.booking.BookingView.BookedFlight;
import io.skybound.process.mail.Letter.Cancelled;
import io.skybound.process.mail.Letter.Confirmed;
import io.skybound.process.mail.Letter.Deadline;
import io.skybound.process.mail.Letter.Delayed;
import io.skybound.process.mail.Letter.FlightCancelled;
import io.skybound.process.mail.Letter.Held;
import io.skybound.process.mail.Letter.PaymentFailed;
import io.skybound.process.mail.Letter.Plain;
import io.skybound.process.mail.Letter.Refund;
import io.skybound.process.mail.Opening.Tone;
import java.time.Duration;
import java.time.ZoneId;
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
        Deadline until = payUntil();
        String headline = "Your seats are held until " + until.time();
        return new Held(
                new Opening(
                        headline + " – booking " + lines.reference(),
                        "Pay " + lines.total() + " until " + until.time() + " to keep them.",
                        Tone.WARN,
                        "Seats held",
                        headline),
                until,
                meanwhile());
    }

    private Letter confirmed() {
        return new Confirmed(new Opening(
                "Booking " + lines.reference() + " is confirmed: " + lines.route(),
                "Your reference is " + lines.reference() + ". The itinerary is in this mail and in the calendar file.",
                Tone.GOOD,
                "Confirmed",
                "You’re going to " + lines.destination()));
    }

    private Letter paymentFailed() {
        Deadline until = payUntil();
        return new PaymentFailed(
                new Opening(
                        "Your payment did not go through – booking " + lines.reference(),
                        "Nothing was charged. Your seats stay held until " + until.time() + ".",
                        Tone.BAD,
                        "Payment failed",
                        "Your payment did not go through"),
                Words.paymentFailure(facts.text(MailFacts.FAILURE_CODE)),
                until,
                meanwhile());
    }

    private Letter expired() {
        return new Plain(new Opening(
                "Your held seats have been released – booking " + lines.reference(),
                "The time to pay is over. Nothing was charged.",
                Tone.CALM,
                "Expired",
                "The time to pay is over"));
    }

    private Letter cancelled() {
        Money refund = facts.money(MailFacts.REFUND);
        Money penalty = facts.money(MailFacts.PENALTY);
        return new Cancelled(
                new Opening(
                        "Booking " + lines.reference() + " is cancelled",
                        refund.isZero()
                                ? "Your seats have been released."
                                : "We are paying back " + Words.money(refund) + ".",
                        Tone.CALM,
                        "Cancelled",
                        "Your booking is cancelled"),
                booking.totalAmount().minus(refund).minus(penalty),
                refund,
                penalty);
    }

    private Letter revoked() {
        return new Plain(new Opening(
                "Booking " + lines.reference() + " is cancelled: it was not paid",
                "Your payment never reached us. Your seats have been released.",
                Tone.BAD,
                "Cancelled",
                "Your payment never reached us"));
    }

    private Letter refunded() {
        String refund = Words.money(facts.money(MailFacts.REFUND));
        return new Refund(
                new Opening(
                        "Your refund of " + refund + " is on its way – booking " + lines.reference(),
                        "It goes back to the card you paid with.",
                        Tone.GOOD,
                        "Refunded",
                        "We have paid back " + refund),
                refund);
    }

    private Letter refundFailed() {
        String refund = Words.money(facts.money(MailFacts.REFUND));
        return new Refund(
                new Opening(
                        "We could not pay back " + refund + " yet – booking " + lines.reference(),
                        "The money is still yours, and our team is on it.",
                        Tone.BAD,
                        "Refund delayed",
                        "Your refund needs a hand"),
                refund);
    }

    private Letter delayed() {
        LegLines leg = LegLines.of(flight(), false);
        LegLines now = leg.at(facts.instant(MailFacts.DEPARTURE), facts.instant(MailFacts.ARRIVAL));
        LegLines before =
                leg.at(facts.instant(MailFacts.PREVIOUS_DEPARTURE), facts.instant(MailFacts.PREVIOUS_ARRIVAL));
        Duration shift =
                Duration.between(before.departure().at(), now.departure().at());
        String time = now.departure().time();
        return new Delayed(
                new Opening(
                        "New times for flight " + now.flight() + ": leaves "
                                + now.departure().shortDate() + " at " + time + " – booking " + lines.reference(),
                        now.departure().city() + " – " + now.arrival().city() + " now leaves at " + time + ".",
                        Tone.WARN,
                        shift.isNegative() ? "New times" : "Delayed",
                        "Flight " + now.flight() + " has new times"),
                now,
                before,
                shift.isZero() ? null : Words.duration(shift.abs()) + (shift.isNegative() ? " earlier" : " later"),
                facts.optional(MailFacts.REASON),
                booking.status() == BookingView.Status.CONFIRMED);
    }

    private Letter flightCancelled() {
        LegLines leg = LegLines.of(flight(), false);
        Money refund = facts.money(MailFacts.REFUND);
        return new FlightCancelled(
                new Opening(
                        "Flight " + leg.flight() + " is cancelled – booking " + lines.reference(),
                        refund.isZero()
                                ? "There is nothing to pay back."
                                : "You get back everything you paid: " + Words.money(refund) + ".",
                        Tone.BAD,
                        "Flight cancelled",
                        "Flight " + leg.flight() + " will not fly"),
                leg,
                refund,
                facts.optional(MailFacts.REASON));
    }

    /** The deadline in the time of the place where the journey begins. */
    private Deadline payUntil() {
        ZoneId home = ZoneId.of(booking.flights().getFirst().originAirport().timeZone());
        return Deadline.of(facts.instant(MailFacts.PAYMENT_DUE_BY).atZone(home));
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

    private BookedFlight flight() {
        String id = facts.text(MailFacts.FLIGHT_ID);
        return booking.flights().stream()
                .filter(flight -> flight.flightId().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
