package io.skybound.command.payment.gateway;

import io.skybound.command.payment.gateway.RefundOutcome.RefundPending;
import io.skybound.command.payment.gateway.RefundOutcome.RefundRefused;
import io.skybound.command.payment.gateway.RefundOutcome.Refunded;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    /** What became of the refund that was asked for under this key; empty if none was. */
    public Optional<RefundOutcome> refundUnder(String idempotencyKey) {
        return refunds.stream()
                .filter(refund -> refund.idempotencyKey().equals(idempotencyKey))
                .findFirst()
                .map(GatewayRefund::outcome);
    }

    /**
     * Money that went back, or was to.
     *
     * @param idempotencyKey what it was asked for under, empty if it was not asked for by us
     */
    public record GatewayRefund(
            String idempotencyKey, @Nullable String reference, Money amount, RefundState state) {

        private RefundOutcome outcome() {
            return switch (state) {
                case PENDING -> new RefundPending(Objects.requireNonNull(reference));
                case SUCCEEDED -> new Refunded(Objects.requireNonNull(reference));
                case FAILED -> new RefundRefused("refund_refused");
            };
        }
    }

    /** What became of a refund. */
    public enum RefundState {
        PENDING,
        SUCCEEDED,
        FAILED
    }
}
