package io.skybound.command.payment.gateway;

import org.joda.money.Money;

/**
 * A payment provider. It does everything once per idempotency key: asked again with the same key, it answers as it did
 * the first time, so whoever did not hear the answer simply asks again.
 */
public interface PaymentGateway {

    /**
     * Takes money.
     *
     * @param token stands for the card; never a card number
     * @throws OutcomeUnknown if no answer came: the money may be taken or not
     */
    CaptureOutcome capture(String idempotencyKey, Money amount, String token);

    /**
     * Pays back, at most what was captured.
     *
     * @param captureReference the reference of {@link CaptureOutcome.Captured}
     * @throws OutcomeUnknown if no answer came: the money may be back or not
     */
    RefundOutcome refund(String idempotencyKey, String captureReference, Money amount);
}
