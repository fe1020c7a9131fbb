package io.skybound.command.payment.gateway;

import io.skybound.command.payment.gateway.CaptureOutcome.Captured;
import io.skybound.command.payment.gateway.CaptureOutcome.Declined;
import io.skybound.command.payment.gateway.GatewayCapture.GatewayRefund;
import io.skybound.command.payment.gateway.GatewayCapture.RefundState;
import io.skybound.command.payment.gateway.RefundOutcome.RefundPending;
import io.skybound.command.payment.gateway.RefundOutcome.RefundRefused;
import io.skybound.command.payment.gateway.RefundOutcome.Refunded;
import io.skybound.command.payment.gateway.SandboxBooks.Capture;
import io.skybound.command.payment.gateway.SandboxBooks.Refund;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
            books.oweNotice("capture.succeeded", Objects.requireNonNull(capture.reference()));
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
        return outcome(refund);
    }

    @Override
    public RefundOutcome refundOutcome(String refundReference) {
        return outcome(books.refundNamed(refundReference).orElseThrow());
    }

    @Override
    public List<GatewayCapture> captures(Instant since) {
        return books.capturedSince(since).stream().map(this::asBooked).toList();
    }

    @Override
    public Optional<GatewayCapture> captured(String reference) {
        return books.captureOf(reference).map(this::asBooked);
    }

    private GatewayCapture asBooked(Capture capture) {
        String reference = Objects.requireNonNull(capture.reference());
        return new GatewayCapture(
                capture.idempotencyKey(),
                reference,
                capture.amount(),
                capture.createdAt(),
                books.refundsOf(reference).stream()
                        .map(refund -> new GatewayRefund(
                                refund.idempotencyKey(), refund.reference(), refund.amount(), state(refund)))
                        .toList());
    }

    private static RefundState state(Refund refund) {
        if (refund.reference() == null) {
            return RefundState.FAILED;
        }
        return refund.refunded() ? RefundState.SUCCEEDED : RefundState.PENDING;
    }

    private static RefundOutcome outcome(Refund refund) {
        if (refund.reference() == null) {
            return new RefundRefused(Objects.requireNonNull(refund.failureCode()));
        }
        return refund.refunded() ? new Refunded(refund.reference()) : new RefundPending(refund.reference());
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
