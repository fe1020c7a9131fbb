package io.skybound.command.payment.reconciliation;

import static io.skybound.api.example.ExampleBooking.PRICE;

import io.skybound.command.payment.gateway.CaptureOutcome;
import io.skybound.command.payment.gateway.GatewayCapture;
import io.skybound.command.payment.gateway.OutcomeUnknown;
import io.skybound.command.payment.gateway.PaymentGateway;
import io.skybound.command.payment.gateway.RefundOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** A gateway with the books that the test writes. It does nothing else. */
final class WrittenBooks implements PaymentGateway {

    private final List<GatewayCapture> captures = new ArrayList<>();

    void took(String payment, String reference, Instant at) {
        took(new GatewayCapture(payment, reference, PRICE, at, List.of()));
    }

    void took(GatewayCapture capture) {
        captures.add(capture);
    }

    void lost(String reference) {
        captures.removeIf(capture -> capture.reference().equals(reference));
    }

    @Override
    public List<GatewayCapture> captures(Instant since) {
        return captures.stream()
                .filter(capture -> !capture.at().isBefore(since))
                .toList();
    }

    @Override
    public Optional<GatewayCapture> captured(String reference) {
        return captures.stream()
                .filter(capture -> capture.reference().equals(reference))
                .findFirst();
    }

    @Override
    public CaptureOutcome capture(String idempotencyKey, Money amount, String token) {
        throw new OutcomeUnknown("no answer");
    }

    @Override
    public RefundOutcome refund(String idempotencyKey, String captureReference, Money amount) {
        throw new OutcomeUnknown("no answer");
    }

    @Override
    public RefundOutcome refundOutcome(String refundReference) {
        throw new OutcomeUnknown("no answer");
    }
}
