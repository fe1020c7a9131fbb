package io.skybound.command.payment.gateway;

import io.skybound.command.payment.gateway.CaptureOutcome.Captured;
import io.skybound.command.payment.gateway.CaptureOutcome.Declined;
import io.skybound.command.payment.gateway.RefundOutcome.RefundRefused;
import io.skybound.command.payment.gateway.RefundOutcome.Refunded;
import io.skybound.command.payment.gateway.SandboxLedger.Capture;
import io.skybound.command.payment.gateway.SandboxLedger.Refund;
import java.time.Duration;
import java.util.Objects;
import org.joda.money.Money;

/**
 * Stands in for a payment provider, its failures included: the token says how the card behaves. What it has answered,
 * or would have, is in its ledger before the answer leaves.
 */
final class SandboxGateway implements PaymentGateway {

    private final SandboxBooks books;
    private final SandboxProperties properties;

    SandboxGateway(SandboxBooks books, SandboxProperties properties) {
        this.books = books;
        this.properties = properties;
    }

    @Override
    public CaptureOutcome capture(String idempotencyKey, Money amount, String token) {
        SandboxCard card = SandboxCard.of(token);
        boolean first = books.open(idempotencyKey, amount, card);
        if (first && card == SandboxCard.TIMEOUT_BEFORE_CAPTURE) {
            throw unanswered();
        }
        Capture capture = books.settle(idempotencyKey, amount);
        requireSame(capture.amount(), amount);
        if (first && card == SandboxCard.TIMEOUT_AFTER_CAPTURE) {
            throw unanswered();
        }
        if (first && card == SandboxCard.SLOW) {
            pause(properties.slow());
        }
        return capture.reference() != null
                ? new Captured(capture.reference())
                : new Declined(Objects.requireNonNull(capture.failureCode()));
    }

    @Override
    public RefundOutcome refund(String idempotencyKey, String captureReference, Money amount) {
        Refund refund = books.refund(idempotencyKey, captureReference, amount);
        requireSame(refund.amount(), amount);
        if (!refund.captureReference().equals(captureReference)) {
            throw new IllegalArgumentException("This key was used for the refund of another capture.");
        }
        return refund.reference() != null
                ? new Refunded(refund.reference())
                : new RefundRefused(Objects.requireNonNull(refund.failureCode()));
    }

    private static void requireSame(Money known, Money asked) {
        if (!known.equals(asked)) {
            throw new IllegalArgumentException("This key was used for another amount.");
        }
    }

    private OutcomeUnknown unanswered() {
        pause(properties.timeout());
        return new OutcomeUnknown("The sandbox gateway did not answer.");
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutcomeUnknown("Interrupted while waiting for the sandbox gateway.");
        }
    }
}
