package io.skybound.query.payments;

import io.skybound.api.payment.PaymentEvent;
import io.skybound.api.payment.PaymentEvent.PaymentCaptured;
import io.skybound.api.payment.PaymentEvent.PaymentFailed;
import io.skybound.api.payment.PaymentEvent.PaymentRefunded;
import io.skybound.api.payment.PaymentEvent.PaymentRequested;
import io.skybound.api.payment.PaymentEvent.RefundFailed;
import io.skybound.api.payment.PaymentView;
import io.skybound.api.payment.PaymentView.Status;
import java.time.Instant;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What a payment's events say of it. Pure. */
public final class PaymentFold {

    private PaymentFold() {}

    /**
     * The payment after {@code event}.
     *
     * @param before null for the first event only
     * @param version the event's sequence number; one that is already in {@code before} changes nothing
     */
    public static PaymentView evolve(@Nullable PaymentView before, PaymentEvent event, long version) {
        if (before != null && version <= before.version()) {
            return before;
        }
        if (event instanceof PaymentRequested requested) {
            return requested(requested, version);
        }
        if (before == null) {
            throw new IllegalStateException("payment " + event.paymentId() + " changed before it was requested");
        }
        Instant at = event.at();
        return switch (event) {
            case PaymentRequested e -> throw new IllegalStateException("a payment begins once: " + e.paymentId());
            case PaymentCaptured _ -> with(before, Status.COMPLETED, null, before.refunded(), version, at);
            case PaymentFailed e -> with(before, Status.FAILED, e.failureCode(), before.refunded(), version, at);
            case PaymentRefunded e -> with(before, Status.REFUNDED, null, plus(before, e.amount()), version, at);
            case RefundFailed _ -> with(before, before.status(), null, before.refunded(), version, at);
        };
    }

    private static PaymentView requested(PaymentRequested e, long version) {
        return new PaymentView(
                e.paymentId(),
                e.bookingId(),
                e.userId(),
                e.amount(),
                Status.PENDING,
                null,
                e.method(),
                null,
                version,
                e.at(),
                e.at());
    }

    private static PaymentView with(
            PaymentView before,
            Status status,
            @Nullable String failureCode,
            @Nullable Money refunded,
            long version,
            Instant at) {
        return new PaymentView(
                before.id(),
                before.bookingId(),
                before.userId(),
                before.amount(),
                status,
                failureCode,
                before.paymentMethod(),
                refunded,
                version,
                before.createdAt(),
                at);
    }

    private static Money plus(PaymentView before, Money amount) {
        return before.refunded() == null ? amount : before.refunded().plus(amount);
    }
}
