package io.skybound.api.example;

import static io.skybound.api.example.Example.ADA;
import static io.skybound.api.example.Example.minutesLater;
import static io.skybound.api.example.ExampleBooking.BOOKING;
import static io.skybound.api.example.ExampleBooking.PRICE;

import io.skybound.api.booking.BookingCommand.RequestPayment;
import io.skybound.api.payment.PaymentEvent.CaptureMissed;
import io.skybound.api.payment.PaymentEvent.CaptureRepeated;
import io.skybound.api.payment.PaymentEvent.CaptureWrittenOff;
import io.skybound.api.payment.PaymentEvent.PaymentCaptured;
import io.skybound.api.payment.PaymentEvent.PaymentFailed;
import io.skybound.api.payment.PaymentEvent.PaymentRefunded;
import io.skybound.api.payment.PaymentEvent.PaymentRequested;
import io.skybound.api.payment.PaymentEvent.RefundCovered;
import io.skybound.api.payment.PaymentEvent.RefundFailed;
import io.skybound.api.payment.PaymentEvent.RefundHandedOver;
import io.skybound.api.payment.PaymentEvent.RefundReason;
import io.skybound.api.payment.PaymentEvent.RefundRequested;
import io.skybound.api.payment.PaymentEvent.RefundSettledByHand;
import io.skybound.api.payment.PaymentEvent.RefundSubmitted;
import io.skybound.api.payment.RefundIds;
import org.joda.money.Money;

/** Ada pays with a card that the sandbox accepts. */
public final class ExamplePayment {

    public static final String PAYMENT = "pay_ada";
    public static final String TOKEN = "tok_visa";
    public static final String REFUND = RefundIds.due(PAYMENT);
    public static final String GOODWILL = "rfd_goodwill";

    private ExamplePayment() {}

    public static RequestPayment requestPayment() {
        return new RequestPayment(BOOKING, PAYMENT, ADA, PRICE, "card", TOKEN, minutesLater(2));
    }

    public static PaymentRequested paymentRequested() {
        return paymentRequested(PAYMENT, ADA);
    }

    public static PaymentRequested paymentRequested(String id, String userId) {
        return new PaymentRequested(id, BOOKING, userId, PRICE, "card", TOKEN, minutesLater(2));
    }

    public static PaymentCaptured paymentCaptured() {
        return new PaymentCaptured(PAYMENT, BOOKING, PRICE, "gw_1", minutesLater(3));
    }

    public static CaptureRepeated captureRepeated() {
        return new CaptureRepeated(PAYMENT, BOOKING, "gw_3", minutesLater(60));
    }

    public static CaptureMissed captureMissed(String failureCode, int attempt) {
        return new CaptureMissed(PAYMENT, BOOKING, failureCode, attempt, minutesLater(60));
    }

    public static CaptureWrittenOff captureWrittenOff() {
        return new CaptureWrittenOff(PAYMENT, BOOKING, PRICE, minutesLater(70));
    }

    public static PaymentFailed paymentFailed() {
        return new PaymentFailed(PAYMENT, BOOKING, "card_declined", minutesLater(3));
    }

    public static PaymentRefunded paymentRefunded(Money amount) {
        return new PaymentRefunded(PAYMENT, BOOKING, REFUND, amount, "gw_2", minutesLater(30));
    }

    public static RefundFailed refundFailed(Money amount, int attempt) {
        return new RefundFailed(PAYMENT, BOOKING, REFUND, amount, "account_closed", attempt, minutesLater(30));
    }

    /** The booking owes it. */
    public static RefundRequested refundRequested(Money amount) {
        return new RefundRequested(PAYMENT, BOOKING, REFUND, amount, RefundReason.DUE, null, minutesLater(30));
    }

    /** Operations want it. */
    public static RefundRequested goodwillRequested(Money amount) {
        return new RefundRequested(
                PAYMENT, BOOKING, GOODWILL, amount, RefundReason.GOODWILL, "cold coffee for Ada", minutesLater(30));
    }

    public static RefundSubmitted refundSubmitted(Money amount) {
        return new RefundSubmitted(PAYMENT, BOOKING, REFUND, amount, "gw_2", minutesLater(30));
    }

    public static RefundHandedOver refundHandedOver(Money amount, int attempts) {
        return new RefundHandedOver(PAYMENT, BOOKING, REFUND, amount, "account_closed", attempts, minutesLater(30));
    }

    public static RefundCovered refundCovered(Money amount) {
        return new RefundCovered(PAYMENT, BOOKING, REFUND, amount, minutesLater(30));
    }

    public static RefundSettledByHand refundSettledByHand(Money amount) {
        return new RefundSettledByHand(PAYMENT, BOOKING, REFUND, amount, "cheque for Ada", minutesLater(60));
    }
}
