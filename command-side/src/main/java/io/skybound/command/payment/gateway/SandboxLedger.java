package io.skybound.command.payment.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What the sandbox knows about money, for comparing it with what SkyBound believes. */
public interface SandboxLedger {

    /**
     * @param token which of the sandbox's tokens, {@code unknown} for any other
     * @param reference null unless the money was taken
     * @param failureCode null unless it was declined; both are null if it was asked for, but not done
     */
    record Capture(
            String idempotencyKey,
            Money amount,
            String token,
            @Nullable String reference,
            @Nullable String failureCode,
            Instant createdAt) {
        public boolean captured() {
            return reference != null;
        }
    }

    /**
     * @param reference null if it was refused
     * @param refunded whether the money went back; one with a reference that has not is still pending
     * @param failureCode null unless it was refused
     */
    record Refund(
            String idempotencyKey,
            String captureReference,
            Money amount,
            @Nullable String reference,
            boolean refunded,
            @Nullable String failureCode,
            Instant createdAt) {}

    /** By idempotency key. */
    Optional<Capture> capture(String idempotencyKey);

    /** By the gateway's reference. */
    Optional<Capture> captureOf(String reference);

    /** Every capture that was asked for, in the order of asking. */
    List<Capture> captures();

    /** By idempotency key. */
    Optional<Refund> refund(String idempotencyKey);

    /** By the gateway's reference. */
    Optional<Refund> refundNamed(String reference);

    /** Those of one capture, refused ones too, in the order of asking. */
    List<Refund> refundsOf(String captureReference);

    /** Every refund that was asked for, in the order of asking. */
    List<Refund> refunds();
}
