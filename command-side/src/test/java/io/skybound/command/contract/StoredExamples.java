package io.skybound.command.contract;

import static io.skybound.api.example.Example.ADA;
import static io.skybound.api.example.Example.ADAS_MAIL;
import static io.skybound.api.example.Example.minutesLater;
import static io.skybound.api.example.Example.usd;
import static io.skybound.api.example.ExampleBooking.ADA_LOVELACE;
import static io.skybound.api.example.ExampleBooking.BOOKING;
import static io.skybound.api.example.ExampleBooking.NOTHING;
import static io.skybound.api.example.ExampleBooking.PAYMENT_DUE_BY;
import static io.skybound.api.example.ExampleBooking.PRICE;
import static io.skybound.api.example.ExampleFlight.ARRIVAL;
import static io.skybound.api.example.ExampleFlight.DEPARTURE;
import static io.skybound.api.example.ExampleFlight.SB400;
import static io.skybound.api.example.ExamplePayment.PAYMENT;
import static io.skybound.api.example.ExamplePayment.TOKEN;

import io.skybound.api.booking.BookingCommand.CancelBooking;
import io.skybound.api.booking.BookingCommand.CancelByAirline;
import io.skybound.api.booking.BookingCommand.ConfirmBooking;
import io.skybound.api.booking.BookingCommand.CorrectBooking;
import io.skybound.api.booking.BookingCommand.ExpireHold;
import io.skybound.api.booking.BookingCommand.HoldBooking;
import io.skybound.api.booking.BookingCommand.QuoteCancellation;
import io.skybound.api.booking.BookingCommand.RecordPaymentFailure;
import io.skybound.api.booking.BookingCommand.RecordRefund;
import io.skybound.api.booking.BookingCommand.RecordRefundFailure;
import io.skybound.api.booking.BookingCommand.RejectBooking;
import io.skybound.api.booking.BookingCommand.RescheduleLeg;
import io.skybound.api.booking.BookingCommand.RevokeBooking;
import io.skybound.api.booking.PassengerCorrection;
import io.skybound.api.example.Example;
import io.skybound.api.example.ExampleBooking;
import io.skybound.api.example.ExampleFlight;
import io.skybound.api.example.ExampleMail;
import io.skybound.api.example.ExamplePayment;
import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.FlightCommand.AmendFlight;
import io.skybound.api.flight.FlightCommand.PublishSchedule;
import io.skybound.api.flight.FlightStatus;
import io.skybound.api.payment.PaymentCommand.CapturePayment;
import io.skybound.api.payment.PaymentCommand.RecordCapture;
import io.skybound.api.payment.PaymentCommand.RefundPayment;
import io.skybound.api.payment.PaymentCommand.RepeatCapture;
import io.skybound.api.payment.PaymentCommand.RequestRefund;
import io.skybound.api.payment.PaymentCommand.SettleRefund;
import io.skybound.api.payment.PaymentCommand.SubmitRefund;
import io.skybound.api.payment.PaymentCommand.WriteOffCapture;
import io.skybound.api.seats.SeatsCommand.ConfirmSeats;
import io.skybound.api.seats.SeatsCommand.ReleaseSeats;
import io.skybound.api.seats.SeatsCommand.ReserveSeats;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One of each event and command of the example world. */
final class StoredExamples {

    /** What identifies Ada or her card, and must stand nowhere in plain text. */
    static final List<String> PERSONAL = List.of(
            ADAS_MAIL,
            "ada.king@skybound.example",
            "\"Ada\"",
            "Augusta",
            "Lovelace",
            "King",
            "1990",
            "X12345678",
            "Y87654321",
            "\"GB\"",
            "coffee",
            "cheque",
            TOKEN);

    private StoredExamples() {}

    static final List<Object> EVENTS = List.of(
            ExampleFlight.flightScheduled(),
            ExampleFlight.flightDelayed(60),
            ExampleFlight.gateAssigned(),
            ExampleFlight.statusReported(FlightStatus.ON_TIME),
            ExampleFlight.flightCancelled(),
            ExampleFlight.salesOpened(),
            ExampleFlight.seatsReserved(BOOKING, 1, 9),
            ExampleFlight.seatsConfirmed(BOOKING, 1),
            ExampleFlight.seatsReleased(BOOKING, 1, 10),
            ExampleFlight.salesClosed(),
            ExampleBooking.roundTripCreated(),
            ExampleBooking.bookingHeld(),
            ExampleBooking.bookingRejected(),
            ExampleBooking.paymentStarted(),
            ExampleBooking.paymentAttemptFailed(),
            ExampleBooking.bookingConfirmed(),
            ExampleBooking.bookingExpired(),
            ExampleBooking.paidBookingCancelled(),
            ExampleBooking.bookingCancelledByAirline(null, NOTHING),
            ExampleBooking.bookingRevoked(),
            ExampleBooking.bookingCorrected(),
            ExampleBooking.legRescheduled(),
            ExampleBooking.bookingRefunded(usd("114.93")),
            ExampleBooking.bookingRefundFailed(usd("114.93")),
            ExamplePayment.paymentRequested(),
            ExamplePayment.paymentCaptured(),
            ExamplePayment.paymentFailed(),
            ExamplePayment.captureRepeated(),
            ExamplePayment.captureMissed("card_declined", 1),
            ExamplePayment.captureWrittenOff(),
            ExamplePayment.goodwillRequested(usd("20.00")),
            ExamplePayment.refundSubmitted(usd("114.93")),
            ExamplePayment.paymentRefunded(usd("114.93")),
            ExamplePayment.refundFailed(usd("114.93"), 1),
            ExamplePayment.refundHandedOver(usd("114.93"), 3),
            ExamplePayment.refundSettledByHand(usd("114.93")),
            ExamplePayment.refundCovered(usd("114.93")),
            ExampleMail.mailDelivered(),
            ExampleMail.mailFailed());

    static final List<Object> COMMANDS = List.of(
            ExampleFlight.scheduleFlight(),
            new PublishSchedule(LocalDate.of(2026, 7, 1), List.of(ExampleFlight.scheduleFlight())),
            new AmendFlight(
                    SB400, FlightStatus.DELAYED, DEPARTURE, ARRIVAL, "B22", "4", "late aircraft", minutesLater(10)),
            new ReserveSeats(SB400, BOOKING, Map.of(Cabin.ECONOMY, 1, Cabin.PREMIUM_ECONOMY, 2), minutesLater(1)),
            new ConfirmSeats(SB400, BOOKING, minutesLater(3)),
            new ReleaseSeats(SB400, BOOKING, minutesLater(5)),
            ExampleBooking.createBooking(),
            new HoldBooking(BOOKING, PAYMENT_DUE_BY, minutesLater(1)),
            new RejectBooking(BOOKING, "sold_out", "Not enough seats are left in economy.", minutesLater(1)),
            new ExpireHold(BOOKING, PAYMENT_DUE_BY),
            ExamplePayment.requestPayment(),
            new RecordPaymentFailure(BOOKING, PAYMENT, "card_declined", minutesLater(3)),
            new ConfirmBooking(BOOKING, PAYMENT, PRICE, minutesLater(3)),
            new CancelBooking(BOOKING, ADA, minutesLater(4)),
            new QuoteCancellation(BOOKING, ADA, minutesLater(4)),
            new CancelByAirline(BOOKING, SB400, null, minutesLater(20)),
            new RevokeBooking(BOOKING, PAYMENT, minutesLater(70)),
            new CorrectBooking(
                    BOOKING,
                    ADA,
                    2,
                    "ada.king@skybound.example",
                    List.of(new PassengerCorrection(ADA_LOVELACE.id(), "Augusta Ada", "King", "Y87654321", null)),
                    minutesLater(5)),
            new RescheduleLeg(BOOKING, SB400, DEPARTURE, ARRIVAL, "late aircraft", minutesLater(10)),
            new RecordRefund(BOOKING, PAYMENT, PRICE, minutesLater(30)),
            new RecordRefundFailure(BOOKING, PAYMENT, PRICE, "account_closed", minutesLater(30)),
            new CapturePayment(PAYMENT, Example.NOW),
            new RefundPayment(PAYMENT, PRICE, Example.NOW),
            new RecordCapture(PAYMENT, PRICE, "gw_1", Example.NOW),
            new RepeatCapture(PAYMENT, 1, Example.NOW),
            new WriteOffCapture(PAYMENT, 1, minutesLater(70)),
            new RequestRefund(PAYMENT, ExamplePayment.GOODWILL, usd("20.00"), "cold coffee for Ada", Example.NOW),
            new SubmitRefund(PAYMENT, ExamplePayment.REFUND, Example.NOW),
            new SettleRefund(PAYMENT, ExamplePayment.REFUND, "cheque for Ada", Example.NOW));
}
