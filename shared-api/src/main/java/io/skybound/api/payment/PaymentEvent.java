package io.skybound.api.payment;

import io.skybound.api.Personal;
import java.time.Instant;
import org.joda.money.Money;

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

    /** The gateway refuses, for good. */
    record PaymentFailed(String paymentId, String bookingId, String failureCode, Instant at) implements PaymentEvent {}

    /** The gateway paid back. */
    record PaymentRefunded(String paymentId, String bookingId, Money amount, String gatewayReference, Instant at)
            implements PaymentEvent {}

    /**
     * The gateway refuses to pay back this time.
     *
     * @param attempt how often it has refused, from 1
     */
    record RefundFailed(String paymentId, String bookingId, Money amount, String failureCode, int attempt, Instant at)
            implements PaymentEvent {}
}
