package io.skybound.api.payment;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.joda.money.Money;

/**
 * What the booking process asks of a payment. Each calls the gateway with a key of its own, so it may be sent again
 * until its outcome is known; {@code RequestPayment}, which opens the payment, belongs to the booking.
 */
public sealed interface PaymentCommand {

    String paymentId();

    /** Takes the money. An outcome that is unknown fails the command and is asked again; it is never a failed payment. */
    record CapturePayment(@TargetAggregateIdentifier String paymentId, Instant at) implements PaymentCommand {}

    /**
     * Pays back, at most what was captured.
     *
     * @param amount above zero
     */
    record RefundPayment(@TargetAggregateIdentifier String paymentId, Money amount, Instant at)
            implements PaymentCommand {}
}
