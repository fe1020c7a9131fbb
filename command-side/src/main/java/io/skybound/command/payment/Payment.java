package io.skybound.command.payment;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.skybound.api.Personal;
import io.skybound.api.Refused;
import io.skybound.api.booking.BookingCommand.RequestPayment;
import io.skybound.api.payment.PaymentCommand.CapturePayment;
import io.skybound.api.payment.PaymentCommand.RecordCapture;
import io.skybound.api.payment.PaymentCommand.RefundPayment;
import io.skybound.api.payment.PaymentCommand.RepeatCapture;
import io.skybound.api.payment.PaymentCommand.RequestRefund;
import io.skybound.api.payment.PaymentCommand.SettleRefund;
import io.skybound.api.payment.PaymentCommand.SubmitRefund;
import io.skybound.api.payment.PaymentCommand.WriteOffCapture;
import io.skybound.api.payment.PaymentEvent.CaptureMissed;
import io.skybound.api.payment.PaymentEvent.CaptureRepeated;
import io.skybound.api.payment.PaymentEvent.CaptureWrittenOff;
import io.skybound.api.payment.PaymentEvent.PaymentCaptured;
import io.skybound.api.payment.PaymentEvent.PaymentFailed;
import io.skybound.api.payment.PaymentEvent.PaymentRefunded;
import io.skybound.api.payment.PaymentEvent.PaymentRequested;
import io.skybound.api.payment.PaymentEvent.RefundCovered;
import io.skybound.api.payment.PaymentEvent.RefundFailed;
import io.skybound.api.payment.PaymentEvent.RefundHandedOver;
import io.skybound.api.payment.PaymentEvent.RefundReason;
import io.skybound.api.payment.PaymentEvent.RefundRequested;
import io.skybound.api.payment.PaymentEvent.RefundSettledByHand;
import io.skybound.api.payment.PaymentEvent.RefundSubmitted;
import io.skybound.api.payment.PaymentRefusal.CaptureDiffers;
import io.skybound.api.payment.PaymentRefusal.NothingToRefund;
import io.skybound.api.payment.PaymentRefusal.RefundExceedsPayment;
import io.skybound.api.payment.PaymentRefusal.RefundNotFound;
import io.skybound.api.payment.PaymentRefusal.RefundUnderWay;
import io.skybound.api.payment.RefundIds;
import io.skybound.command.payment.gateway.CaptureOutcome.Captured;
import io.skybound.command.payment.gateway.CaptureOutcome.Declined;
import io.skybound.command.payment.gateway.PaymentGateway;
import io.skybound.command.payment.gateway.RefundOutcome;
import io.skybound.command.payment.gateway.RefundOutcome.RefundPending;
import io.skybound.command.payment.gateway.RefundOutcome.RefundRefused;
import io.skybound.command.payment.gateway.RefundOutcome.Refunded;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The money of one attempt to pay.
 *
 * <ul>
 *   <li>it is captured once, whatever the gateway is asked twice: its id is the gateway's idempotency key (I3)
 *   <li>all refunds together, whatever became of them, are no more than was captured (I3)
 *   <li>a refund is paid once: by the gateway, whose key changes only after it has refused, or by hand after that
 *   <li>money that the gateway's books lack is given up only after it was asked again in vain, and while none went back
 *   <li>it asks the gateway under no key that is so old that it may be forgotten, unless its books know none of that key
 *   <li>an outcome that is unknown changes nothing; the command fails and is sent again
 * </ul>
 *
 * Each is held by PaymentTest.
 */
@Aggregate
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
class Payment {

    /** How often the gateway may refuse a refund before a person must look. */
    static final int MOST_REFUND_ATTEMPTS = 3;

    /** Gateways keep an idempotency key for a day at least; with a forgotten one, money would go twice. */
    static final Duration KEYS_LAST = Duration.ofHours(20);

    private enum Stage {
        REQUESTED,
        CAPTURED,
        FAILED
    }

    @AggregateIdentifier
    private String paymentId;

    private String bookingId;
    private Money amount;
    private Instant requestedAt;

    @Personal
    private String token;

    private String gatewayReference;
    private @Nullable Instant capturedAt;
    private int missed;
    private Stage stage = Stage.REQUESTED;
    private final Map<String, Refund> refunds = new LinkedHashMap<>();

    /** For Axon, which sources it from its events. */
    Payment() {}

    static Payment opened(RequestPayment c) {
        apply(new PaymentRequested(
                c.paymentId(), c.bookingId(), c.userId(), c.amount(), c.method(), c.token(), c.at()));
        return new Payment();
    }

    /** If the gateway took it before its key was too old, its books tell, and {@link RecordCapture} comes. */
    @CommandHandler
    long decide(CapturePayment c, PaymentGateway gateway) {
        if (stage == Stage.REQUESTED && c.at().isAfter(requestedAt.plus(KEYS_LAST))) {
            apply(new PaymentFailed(paymentId, bookingId, "not_taken_in_time", c.at()));
        } else if (stage == Stage.REQUESTED) {
            switch (gateway.capture(paymentId, amount, token)) {
                case Captured captured ->
                    apply(new PaymentCaptured(paymentId, bookingId, amount, captured.reference(), c.at()));
                case Declined declined ->
                    apply(new PaymentFailed(paymentId, bookingId, declined.failureCode(), c.at()));
            }
        }
        return getVersion();
    }

    /** Also of a payment that had failed: the gateway's books have the last word on what it took. */
    @CommandHandler
    long decide(RecordCapture c) {
        if (stage != Stage.CAPTURED) {
            if (!c.amount().equals(amount)) {
                throw new Refused(new CaptureDiffers());
            }
            apply(new PaymentCaptured(paymentId, bookingId, amount, c.gatewayReference(), c.at()));
        }
        return getVersion();
    }

    /** Whether it has the money after all, its books are asked next; here it must say so under another name. */
    @CommandHandler
    long decide(RepeatCapture c, PaymentGateway gateway) {
        if (stage == Stage.CAPTURED && refunds.isEmpty() && c.attempt() == missed) {
            if (capturedAt == null || c.at().isAfter(capturedAt.plus(KEYS_LAST))) {
                missed("key_too_old", c.at());
            } else {
                captureAgain(gateway, c.at());
            }
        }
        return getVersion();
    }

    @CommandHandler
    long decide(WriteOffCapture c) {
        if (stage == Stage.CAPTURED && refunds.isEmpty() && missed > 0 && c.attempt() == missed) {
            apply(new CaptureWrittenOff(paymentId, bookingId, amount, c.at()));
        }
        return getVersion();
    }

    private void captureAgain(PaymentGateway gateway, Instant at) {
        switch (gateway.capture(paymentId, amount, token)) {
            case Captured captured when captured.reference().equals(gatewayReference) -> missed("not_in_books", at);
            case Captured captured -> apply(new CaptureRepeated(paymentId, bookingId, captured.reference(), at));
            case Declined declined -> missed(declined.failureCode(), at);
        }
    }

    private void missed(String failureCode, Instant at) {
        apply(new CaptureMissed(paymentId, bookingId, failureCode, missed + 1, at));
    }

    /** A refund that the process asks for again, as it did before refunds had names, is submitted again. */
    @CommandHandler
    long decide(RefundPayment c, PaymentGateway gateway) {
        requireCaptured();
        if (c.amount().isGreaterThan(amount)) {
            throw new Refused(new RefundExceedsPayment());
        }
        Refund due = refunds.get(RefundIds.due(paymentId));
        if (due != null) {
            submit(due, c.at(), gateway);
            return getVersion();
        }
        Money left = left();
        if (!left.isPositive()) {
            apply(new RefundCovered(paymentId, bookingId, RefundIds.due(paymentId), c.amount(), c.at()));
            return getVersion();
        }
        Money back = c.amount().isGreaterThan(left) ? left : c.amount();
        apply(new RefundRequested(
                paymentId, bookingId, RefundIds.due(paymentId), back, RefundReason.DUE, null, c.at()));
        return getVersion();
    }

    @CommandHandler
    long decide(RequestRefund c) {
        requireCaptured();
        if (refunds.containsKey(c.refundId())) {
            return getVersion();
        }
        if (!c.amount().isSameCurrency(amount) || c.amount().isGreaterThan(left())) {
            throw new Refused(new RefundExceedsPayment());
        }
        apply(new RefundRequested(
                paymentId, bookingId, c.refundId(), c.amount(), RefundReason.GOODWILL, c.note(), c.at()));
        return getVersion();
    }

    @CommandHandler
    long decide(SubmitRefund c, PaymentGateway gateway) {
        submit(refund(c.refundId()), c.at(), gateway);
        return getVersion();
    }

    @CommandHandler
    long decide(SettleRefund c) {
        Refund refund = refund(c.refundId());
        switch (refund.stage()) {
            case SUCCEEDED -> {}
            case REQUESTED, SUBMITTED -> throw new Refused(new RefundUnderWay());
            case FAILED, MANUAL ->
                apply(new RefundSettledByHand(paymentId, bookingId, refund.id(), refund.amount(), c.note(), c.at()));
        }
        return getVersion();
    }

    private void submit(Refund refund, Instant at, PaymentGateway gateway) {
        if (refund.stage() == Refund.Stage.SUCCEEDED) {
            return;
        }
        String pending = refund.pending();
        RefundOutcome outcome = pending != null ? gateway.refundOutcome(pending) : ask(refund, at, gateway);
        switch (outcome) {
            case Refunded done ->
                apply(new PaymentRefunded(paymentId, bookingId, refund.id(), refund.amount(), done.reference(), at));
            case RefundPending taken -> {
                if (pending == null) {
                    apply(new RefundSubmitted(
                            paymentId, bookingId, refund.id(), refund.amount(), taken.reference(), at));
                }
            }
            case RefundRefused no -> refused(refund, no.failureCode(), at);
        }
    }

    /** Where the gateway may have forgotten the key, its books say whether it was asked under it. */
    private RefundOutcome ask(Refund refund, Instant at, PaymentGateway gateway) {
        String key = gatewayKey(refund);
        Optional<RefundOutcome> booked = at.isAfter(refund.keyFrom().plus(KEYS_LAST))
                ? gateway.captured(gatewayReference).flatMap(capture -> capture.refundUnder(key))
                : Optional.empty();
        return booked.orElseGet(() -> gateway.refund(key, gatewayReference, refund.amount()));
    }

    private void refused(Refund refund, String failureCode, Instant at) {
        int attempt = refund.refusals() + 1;
        if (attempt < MOST_REFUND_ATTEMPTS) {
            apply(new RefundFailed(paymentId, bookingId, refund.id(), refund.amount(), failureCode, attempt, at));
        } else {
            apply(new RefundHandedOver(paymentId, bookingId, refund.id(), refund.amount(), failureCode, attempt, at));
        }
    }

    private String gatewayKey(Refund refund) {
        return RefundKeys.key(paymentId, refund.id(), refund.refusals());
    }

    private void requireCaptured() {
        if (stage != Stage.CAPTURED) {
            throw new Refused(new NothingToRefund());
        }
    }

    private Refund refund(String refundId) {
        Refund refund = refunds.get(refundId);
        if (refund == null) {
            throw new Refused(new RefundNotFound());
        }
        return refund;
    }

    /** What of the captured money nobody has asked back. */
    Money left() {
        return refunds.values().stream().map(Refund::amount).reduce(amount, Money::minus);
    }

    @EventSourcingHandler
    void evolve(PaymentRequested event) {
        paymentId = event.paymentId();
        bookingId = event.bookingId();
        amount = event.amount();
        requestedAt = event.at();
        token = event.token();
    }

    @EventSourcingHandler
    void evolve(PaymentCaptured event) {
        stage = Stage.CAPTURED;
        gatewayReference = event.gatewayReference();
        capturedAt = event.at();
    }

    @EventSourcingHandler
    void evolve(CaptureRepeated event) {
        gatewayReference = event.gatewayReference();
        missed = 0;
    }

    @EventSourcingHandler
    void evolve(CaptureWrittenOff event) {
        stage = Stage.FAILED;
        missed = 0;
    }

    @EventSourcingHandler
    void evolve(CaptureMissed event) {
        missed = event.attempt();
    }

    @EventSourcingHandler
    void evolve(PaymentFailed event) {
        stage = Stage.FAILED;
    }

    @EventSourcingHandler
    void evolve(RefundRequested event) {
        refunds.put(event.refundId(), Refund.requested(event.refundId(), event.amount(), event.at()));
    }

    @EventSourcingHandler
    void evolve(RefundCovered event) {
        now(Refund.requested(event.refundId(), Money.zero(amount.getCurrencyUnit()), event.at())
                .succeeded());
    }

    @EventSourcingHandler
    void evolve(RefundSubmitted event) {
        now(known(event.refundId(), event.amount(), event.at()).submitted(event.gatewayReference()));
    }

    @EventSourcingHandler
    void evolve(PaymentRefunded event) {
        now(known(event.refundId(), event.amount(), event.at()).succeeded());
    }

    @EventSourcingHandler
    void evolve(RefundFailed event) {
        now(known(event.refundId(), event.amount(), event.at()).failed(event.attempt(), event.at()));
    }

    @EventSourcingHandler
    void evolve(RefundHandedOver event) {
        now(known(event.refundId(), event.amount(), event.at()).handedOver(event.attempts(), event.at()));
    }

    @EventSourcingHandler
    void evolve(RefundSettledByHand event) {
        now(known(event.refundId(), event.amount(), event.at()).succeeded());
    }

    private void now(Refund refund) {
        refunds.put(refund.id(), refund);
    }

    /** Before refunds had names, none was requested first. */
    private Refund known(String refundId, Money asked, Instant at) {
        return refunds.getOrDefault(refundId, Refund.requested(refundId, asked, at));
    }
}
