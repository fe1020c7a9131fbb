package io.skybound.command.payment.gateway;

import java.time.Instant;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money that the gateway has taken, as its own books say.
 *
 * @param idempotencyKey what it was asked for under: the payment's id
 * @param reference the gateway's own name for it
 * @param refunds of it, those that were refused too
 */
public record GatewayCapture(
        String idempotencyKey, String reference, Money amount, Instant at, List<GatewayRefund> refunds) {

    public GatewayCapture {
        refunds = List.copyOf(refunds);
    }

    /**
     * Money that went back, or was to.
     *
     * @param idempotencyKey what it was asked for under, empty if it was not asked for by us
     */
    public record GatewayRefund(
            String idempotencyKey, @Nullable String reference, Money amount, RefundState state) {}

    /** What became of a refund. */
    public enum RefundState {
        PENDING,
        SUCCEEDED,
        FAILED
    }
}
