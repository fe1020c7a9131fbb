package io.skybound.process.booking;

import io.skybound.api.Refusal;
import io.skybound.api.booking.BookingCommand.CancelByAirline;
import io.skybound.api.booking.BookingCommand.ConfirmBooking;
import io.skybound.api.booking.BookingCommand.HoldBooking;
import io.skybound.api.booking.BookingCommand.RejectBooking;
import io.skybound.api.payment.PaymentCommand.CapturePayment;
import io.skybound.api.payment.PaymentCommand.RefundPayment;
import io.skybound.api.payment.PaymentCommand.RepeatCapture;
import io.skybound.api.payment.PaymentCommand.SubmitRefund;
import io.skybound.api.payment.PaymentCommand.WriteOffCapture;
import io.skybound.api.payment.PaymentRefusal.NothingToRefund;
import io.skybound.api.seats.SeatsCommand.ConfirmSeats;
import io.skybound.api.seats.SeatsCommand.ReserveSeats;
import io.skybound.api.seats.SeatsRefusal.NoSeatsHeld;
import io.skybound.process.steps.WhenRefused.Reaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What follows when a command of a {@link BookingProcess} is refused, comes late, or can't be carried out at all. */
final class Setbacks {

    private Setbacks() {}

    /** What a refusal of one of the process's commands leads to. */
    static Reaction whenRefused(Object command, Refusal refusal, Instant now) {
        return switch (command) {
            case ReserveSeats c ->
                new Reaction.Send(new RejectBooking(c.bookingId(), refusal.code(), refusal.detail(), now));
            case ConfirmBooking c -> new Reaction.Send(new RefundPayment(c.paymentId(), c.amount(), now));
            // Written off meanwhile: there is no money that could go back.
            case RefundPayment _ when refusal instanceof NothingToRefund -> new Reaction.Nothing();
            // The booking's end, or its flight's, has overtaken the sale of its seats.
            case ConfirmSeats _ when refusal instanceof NoSeatsHeld -> new Reaction.Nothing();
            default -> new Reaction.Stuck();
        };
    }

    /**
     * What undoes a booking that can't go on: seats that can't be held reject it, seats that can't be sold are the
     * airline's fault, money that nobody has is written off. These commands leave a booking alone that has moved on meanwhile.
     */
    static @Nullable Object compensation(Object command, Instant now) {
        return switch (command) {
            case ReserveSeats c -> rejected(c.bookingId(), now);
            case HoldBooking c -> rejected(c.bookingId(), now);
            case ConfirmSeats c ->
                new CancelByAirline(c.bookingId(), c.flightId(), "The seats could not be confirmed.", now);
            case RepeatCapture c -> new WriteOffCapture(c.paymentId(), c.attempt(), now);
            default -> null;
        };
    }

    /** How old a gateway's key may be is a matter of when the gateway is asked. */
    static Object renewed(Object command, Instant now) {
        return switch (command) {
            case CapturePayment c -> new CapturePayment(c.paymentId(), now);
            case RepeatCapture c -> new RepeatCapture(c.paymentId(), c.attempt(), now);
            case RefundPayment c -> new RefundPayment(c.paymentId(), c.amount(), now);
            case SubmitRefund c -> new SubmitRefund(c.paymentId(), c.refundId(), now);
            default -> command;
        };
    }

    private static RejectBooking rejected(String bookingId, Instant now) {
        return new RejectBooking(bookingId, "seats_not_held", "The seats could not be held.", now);
    }
}
