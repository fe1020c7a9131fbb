package io.skybound.command.payment;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.skybound.api.Personal;
import io.skybound.api.Refused;
import io.skybound.api.booking.BookingCommand.RequestPayment;
import io.skybound.api.payment.PaymentCommand.CapturePayment;
import io.skybound.api.payment.PaymentCommand.RefundPayment;
import io.skybound.api.payment.PaymentEvent.PaymentCaptured;
import io.skybound.api.payment.PaymentEvent.PaymentFailed;
import io.skybound.api.payment.PaymentEvent.PaymentRefunded;
import io.skybound.api.payment.PaymentEvent.PaymentRequested;
import io.skybound.api.payment.PaymentEvent.RefundFailed;
import io.skybound.api.payment.PaymentRefusal.NothingToRefund;
import io.skybound.api.payment.PaymentRefusal.RefundExceedsPayment;
import io.skybound.command.payment.gateway.CaptureOutcome.Captured;
import io.skybound.command.payment.gateway.CaptureOutcome.Declined;
import io.skybound.command.payment.gateway.PaymentGateway;
import io.skybound.command.payment.gateway.RefundOutcome.RefundRefused;
import io.skybound.command.payment.gateway.RefundOutcome.Refunded;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.joda.money.Money;

/**
 * The money of one attempt to pay.
 *
 * <ul>
 *   <li>it is captured once, whatever the gateway is asked twice: its id is the gateway's idempotency key (I3)
 *   <li>no more is paid back than was captured (I3)
 *   <li>an outcome that is unknown changes nothing; the command fails and is sent again
 * </ul>
 *
 * Each is held by PaymentTest.
 */
@Aggregate
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
class Payment {

    private enum Stage {
        REQUESTED,
        CAPTURED,
        FAILED
    }

    @AggregateIdentifier
    private String paymentId;

    private String bookingId;
    private Money amount;

    @Personal
    private String token;

    private String gatewayReference;
    private Stage stage = Stage.REQUESTED;
    private Money refunded;
    private int refusedRefunds;

    /** For Axon, which sources it from its events. */
    Payment() {}

    static Payment opened(RequestPayment c) {
        apply(new PaymentRequested(
                c.paymentId(), c.bookingId(), c.userId(), c.amount(), c.method(), c.token(), c.at()));
        return new Payment();
    }

    @CommandHandler
    long decide(CapturePayment c, PaymentGateway gateway) {
        if (stage == Stage.REQUESTED) {
            switch (gateway.capture(paymentId, amount, token)) {
                case Captured captured ->
                    apply(new PaymentCaptured(paymentId, bookingId, amount, captured.reference(), c.at()));
                case Declined declined ->
                    apply(new PaymentFailed(paymentId, bookingId, declined.failureCode(), c.at()));
            }
        }
        return getVersion();
    }

    @CommandHandler
    long decide(RefundPayment c, PaymentGateway gateway) {
        if (stage != Stage.CAPTURED) {
            throw new Refused(new NothingToRefund());
        }
        if (refunded.isPositive()) {
            return getVersion();
        }
        if (c.amount().isGreaterThan(amount)) {
            throw new Refused(new RefundExceedsPayment());
        }
        String key = paymentId + "/refund/" + refusedRefunds;
        switch (gateway.refund(key, gatewayReference, c.amount())) {
            case Refunded done ->
                apply(new PaymentRefunded(paymentId, bookingId, c.amount(), done.reference(), c.at()));
            case RefundRefused no ->
                apply(new RefundFailed(paymentId, bookingId, c.amount(), no.failureCode(), refusedRefunds + 1, c.at()));
        }
        return getVersion();
    }

    @EventSourcingHandler
    void evolve(PaymentRequested event) {
        paymentId = event.paymentId();
        bookingId = event.bookingId();
        amount = event.amount();
        token = event.token();
        refunded = Money.zero(amount.getCurrencyUnit());
    }

    @EventSourcingHandler
    void evolve(PaymentCaptured event) {
        stage = Stage.CAPTURED;
        gatewayReference = event.gatewayReference();
    }

    @EventSourcingHandler
    void evolve(PaymentFailed event) {
        stage = Stage.FAILED;
    }

    @EventSourcingHandler
    void evolve(PaymentRefunded event) {
        refunded = refunded.plus(event.amount());
    }

    @EventSourcingHandler
    void evolve(RefundFailed event) {
        refusedRefunds = event.attempt();
    }
}
