package io.skybound.api.payment;

import io.skybound.api.Personal;
import java.time.Instant;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What happened to a payment. Recorded by the aggregate Payment. */
public sealed interface PaymentEvent {

    String paymentId();

    String bookingId();

    Instant at();

    /** The traveller wants to pay; the gateway has not been asked yet. */
    record PaymentRequested(
            String paymentId,
            String bookingId,
            String userId,
            Money amount,
            String method,
            @Personal String token,
            Instant at)
            implements PaymentEvent {}

    /** The gateway has the money. */
    record PaymentCaptured(String paymentId, String bookingId, Money amount, String gatewayReference, Instant at)
            implements PaymentEvent {}

    /** Its books had lost the money, and it has it again, under another name. */
    record CaptureRepeated(String paymentId, String bookingId, String gatewayReference, Instant at)
            implements PaymentEvent {}

    /**
     * The gateway's books lack the money, and asking once more did not help: a person must look.
     *
     * @param attempt how often it was asked in vain, from 1 on
     */
    record CaptureMissed(String paymentId, String bookingId, String failureCode, int attempt, Instant at)
            implements PaymentEvent {}

    /**
     * Nobody has paid: the gateway never took the money, or has lost it for good, and operations have given it up. Should its
     * books say otherwise one day, that is a capture again.
     */
    record CaptureWrittenOff(String paymentId, String bookingId, Money amount, Instant at) implements PaymentEvent {}

    /** The gateway refuses, for good. */
    record PaymentFailed(String paymentId, String bookingId, String failureCode, Instant at) implements PaymentEvent {}

    /**
     * Money is to go back; the gateway has not been asked yet.
     *
     * @param note why, in the words of whoever asked by hand; null for what a booking owes
     */
    record RefundRequested(
            String paymentId,
            String bookingId,
            String refundId,
            Money amount,
            RefundReason reason,
            @Personal @Nullable String note,
            Instant at)
            implements PaymentEvent {}

    /** The gateway has taken the refund in, and will say later what became of it. */
    record RefundSubmitted(
            String paymentId, String bookingId, String refundId, Money amount, String gatewayReference, Instant at)
            implements PaymentEvent {}

    /** The gateway paid back. */
    record PaymentRefunded(
            String paymentId, String bookingId, String refundId, Money amount, String gatewayReference, Instant at)
            implements PaymentEvent {}

    /**
     * The gateway refuses to pay back this time.
     *
     * @param attempt how often it has refused, from 1
     */
    record RefundFailed(
            String paymentId,
            String bookingId,
            String refundId,
            Money amount,
            String failureCode,
            int attempt,
            Instant at)
            implements PaymentEvent {}

    /**
     * The gateway has refused once more, and too often: only a person can help. Happens again after a vain retry.
     *
     * @param attempts how often it has refused
     */
    record RefundHandedOver(
            String paymentId,
            String bookingId,
            String refundId,
            Money amount,
            String failureCode,
            int attempts,
            Instant at)
            implements PaymentEvent {}

    /**
     * Operations have paid back by another way than the gateway.
     *
     * @param note which way, in their words
     */
    record RefundSettledByHand(
            String paymentId,
            String bookingId,
            String refundId,
            Money amount,
            @Personal String note,
            Instant at) implements PaymentEvent {}

    /**
     * The booking owes this, and no more is to go back: out of goodwill, all that was captured does already.
     *
     * @param refundId the refund that the booking owes, of which nothing is left
     */
    record RefundCovered(String paymentId, String bookingId, String refundId, Money amount, Instant at)
            implements PaymentEvent {}

    /** Why money goes back. */
    enum RefundReason {
        /** The booking was cancelled, or could not be confirmed. */
        DUE,
        /** Operations want it, whatever becomes of the booking. */
        GOODWILL
    }
}
