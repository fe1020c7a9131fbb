package io.skybound.api.payment;

import io.skybound.api.Personal;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.joda.money.Money;

/**
 * What the booking process and operations ask of a payment. Those that call the gateway do so with a key of their own, so
 * each may be sent again until its outcome is known; {@code RequestPayment}, which opens the payment, belongs to the
 * booking. Refused with {@link PaymentRefusal}.
 */
public sealed interface PaymentCommand {

    String paymentId();

    /** Takes the money. An outcome that is unknown fails the command and is asked again; it is never a failed payment. */
    record CapturePayment(@TargetAggregateIdentifier String paymentId, Instant at) implements PaymentCommand {}

    /**
     * The gateway's books say that the money is taken, whatever was heard before. Sent by who compares them with ours.
     *
     * @param amount what was taken; must be what was asked for
     */
    record RecordCapture(@TargetAggregateIdentifier String paymentId, Money amount, String gatewayReference, Instant at)
            implements PaymentCommand {}

    /**
     * The gateway's books lack what it said it had captured. It is asked again with the same key, so that nothing is taken
     * twice; not when the key is so old that it may have been forgotten. Sent by who compares the books.
     *
     * @param attempt how often that was done in vain; with another number it comes too late and changes nothing
     */
    record RepeatCapture(@TargetAggregateIdentifier String paymentId, int attempt, Instant at)
            implements PaymentCommand {}

    /**
     * Operations give up money that the gateway's books lack. Sent in place of the {@code RepeatCapture} that is of no use.
     *
     * @param attempt how often the gateway was asked again in vain; with another number it comes too late
     */
    record WriteOffCapture(@TargetAggregateIdentifier String paymentId, int attempt, Instant at)
            implements PaymentCommand {}

    /**
     * The booking owes this much of the payment: once per payment. Only what is left of it goes back.
     *
     * @param amount above zero, at most what was captured
     */
    record RefundPayment(@TargetAggregateIdentifier String paymentId, Money amount, Instant at)
            implements PaymentCommand {}

    /**
     * Operations want a part of the payment to go back.
     *
     * @param refundId names it; asked for again under the same name, nothing changes
     * @param amount above zero, at most what is left of what was captured
     */
    record RequestRefund(
            @TargetAggregateIdentifier String paymentId,
            String refundId,
            Money amount,
            @Personal String note,
            Instant at)
            implements PaymentCommand {}

    /** Asks the gateway to pay back, or what became of it. An outcome that is unknown fails the command. */
    record SubmitRefund(@TargetAggregateIdentifier String paymentId, String refundId, Instant at)
            implements PaymentCommand {}

    /** Operations have paid back by another way, because the gateway refuses. */
    record SettleRefund(
            @TargetAggregateIdentifier String paymentId,
            String refundId,
            @Personal String note,
            Instant at) implements PaymentCommand {}
}
