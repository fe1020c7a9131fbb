package io.skybound.command.payment.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /**
     * What became of a refund that was pending.
     *
     * @param refundReference the reference of {@link RefundOutcome.RefundPending}
     * @throws OutcomeUnknown if no answer came
     */
    RefundOutcome refundOutcome(String refundReference);

    /**
     * What its books say was captured since, oldest first.
     *
     * @throws OutcomeUnknown if no answer came
     */
    List<GatewayCapture> captures(Instant since);

    /**
     * What its books say about one capture.
     *
     * @param reference the gateway's own name for it
     * @throws OutcomeUnknown if no answer came
     */
    Optional<GatewayCapture> captured(String reference);
}
