package io.skybound.command.payment.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.joda.money.Money;

/** Counts and times what the gateway is asked and how it answers. */
final class MeteredGateway implements PaymentGateway {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private final PaymentGateway gateway;
    private final MeterRegistry meters;

    MeteredGateway(PaymentGateway gateway, MeterRegistry meters) {
        this.gateway = gateway;
        this.meters = meters;
    }

    @Override
    public CaptureOutcome capture(String idempotencyKey, Money amount, String token) {
        return timed("capture", () -> gateway.capture(idempotencyKey, amount, token));
    }

    @Override
    public RefundOutcome refund(String idempotencyKey, String captureReference, Money amount) {
        return timed("refund", () -> gateway.refund(idempotencyKey, captureReference, amount));
    }

    @Override
    public RefundOutcome refundOutcome(String refundReference) {
        return timed("refund_outcome", () -> gateway.refundOutcome(refundReference));
    }

    @Override
    public List<GatewayCapture> captures(Instant since) {
        return timed("captures", () -> gateway.captures(since));
    }

    @Override
    public Optional<GatewayCapture> captured(String reference) {
        return timed("captured", () -> gateway.captured(reference));
    }

    private <O> O timed(String operation, Supplier<O> call) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "error";
        try {
            O answer = call.get();
            outcome = label(answer);
            return answer;
        } catch (OutcomeUnknown e) {
            outcome = "unknown";
            throw e;
        } finally {
            sample.stop(Timer.builder("skybound.gateway")
                    .description("Calls of the payment gateway")
                    .tag("operation", operation)
                    .tag("outcome", outcome)
                    .serviceLevelObjectives(BUCKETS)
                    .register(meters));
        }
    }

    private static String label(Object answer) {
        return switch (answer) {
            case CaptureOutcome.Captured _ -> "captured";
            case CaptureOutcome.Declined _ -> "declined";
            case RefundOutcome.Refunded _ -> "refunded";
            case RefundOutcome.RefundPending _ -> "pending";
            case RefundOutcome.RefundRefused _ -> "refused";
            default -> "answered";
        };
    }
}
