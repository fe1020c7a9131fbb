package io.skybound.command.payment;

import io.skybound.api.example.Example;
import io.skybound.api.example.ExampleBooking;
import io.skybound.api.example.ExamplePayment;
import io.skybound.command.payment.gateway.CaptureOutcome;
import io.skybound.command.payment.gateway.GatewayCapture;
import io.skybound.command.payment.gateway.GatewayCapture.GatewayRefund;
import io.skybound.command.payment.gateway.GatewayCapture.RefundState;
import io.skybound.command.payment.gateway.OutcomeUnknown;
import io.skybound.command.payment.gateway.PaymentGateway;
import io.skybound.command.payment.gateway.RefundOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** A gateway that says what the test wants, and remembers what it was asked. Without a script it does not answer. */
final class ScriptedGateway implements PaymentGateway {

    final List<String> asked = new ArrayList<>();

    @Nullable
    CaptureOutcome onCapture;

    @Nullable
    RefundOutcome onRefund;

    private @Nullable GatewayCapture books;

    @Override
    public CaptureOutcome capture(String idempotencyKey, Money amount, String token) {
        asked.add("capture " + idempotencyKey + " " + amount + " " + token);
        if (onCapture == null) {
            throw new OutcomeUnknown("no answer");
        }
        return onCapture;
    }

    @Override
    public RefundOutcome refund(String idempotencyKey, String captureReference, Money amount) {
        asked.add("refund " + idempotencyKey + " " + captureReference + " " + amount);
        if (onRefund == null) {
            throw new OutcomeUnknown("no answer");
        }
        return onRefund;
    }

    @Override
    public List<GatewayCapture> captures(Instant since) {
        throw new OutcomeUnknown("no books");
    }

    @Override
    public Optional<GatewayCapture> captured(String reference) {
        asked.add("books on " + reference);
        if (books == null) {
            throw new OutcomeUnknown("no books");
        }
        return Optional.of(books);
    }

    /** Its books have one refund. */
    void hasPaidBack(String idempotencyKey, String reference, RefundState state) {
        var refund = new GatewayRefund(idempotencyKey, reference, ExampleBooking.PRICE, state);
        books = new GatewayCapture(
                ExamplePayment.PAYMENT, "gw_1", ExampleBooking.PRICE, Example.minutesLater(3), List.of(refund));
    }

    @Override
    public RefundOutcome refundOutcome(String refundReference) {
        asked.add("outcome of " + refundReference);
        if (onRefund == null) {
            throw new OutcomeUnknown("no answer");
        }
        return onRefund;
    }
}
