package io.skybound.query.payments;

import io.skybound.api.payment.PaymentEvent;
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
import io.skybound.api.payment.PaymentEvent.RefundRequested;
import io.skybound.api.payment.PaymentEvent.RefundSettledByHand;
import io.skybound.api.payment.PaymentEvent.RefundSubmitted;
import io.skybound.api.payment.PaymentView;
import io.skybound.api.payment.PaymentView.PaymentRefund;
import io.skybound.api.payment.PaymentView.RefundStatus;
import io.skybound.api.payment.PaymentView.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
            case PaymentCaptured _ ->
                with(before, Status.COMPLETED, null, before.refunded(), before.refunds(), version, at);
            case CaptureRepeated _, CaptureMissed _, RefundCovered _ ->
                with(before, before.status(), null, before.refunded(), before.refunds(), version, at);
            case CaptureWrittenOff _ ->
                with(before, Status.FAILED, PaymentView.CAPTURE_LOST, before.refunded(), before.refunds(), version, at);
            case PaymentFailed e ->
                with(before, Status.FAILED, e.failureCode(), before.refunded(), before.refunds(), version, at);
            case RefundRequested e ->
                refund(before, e, e.refundId(), e.amount(), RefundStatus.REQUESTED, null, version);
            case RefundSubmitted e ->
                refund(before, e, e.refundId(), e.amount(), RefundStatus.SUBMITTED, null, version);
            case PaymentRefunded e ->
                refund(before, e, e.refundId(), e.amount(), RefundStatus.SUCCEEDED, null, version);
            case RefundFailed e ->
                refund(before, e, e.refundId(), e.amount(), RefundStatus.FAILED, e.failureCode(), version);
            case RefundHandedOver e ->
                refund(before, e, e.refundId(), e.amount(), RefundStatus.MANUAL, e.failureCode(), version);
            case RefundSettledByHand e ->
                refund(before, e, e.refundId(), e.amount(), RefundStatus.SETTLED_BY_HAND, null, version);
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
                List.of(),
                version,
                e.at(),
                e.at());
    }

    private static PaymentView refund(
            PaymentView before,
            PaymentEvent event,
            String id,
            Money amount,
            RefundStatus status,
            @Nullable String failureCode,
            long version) {
        List<PaymentRefund> refunds = new ArrayList<>(before.refunds());
        PaymentRefund known = refunds.stream()
                .filter(refund -> refund.id().equals(id))
                .findFirst()
                .orElse(null);
        PaymentRefund now = new PaymentRefund(
                id,
                amount,
                status,
                (known == null ? 0 : known.attempts()) + (failureCode == null ? 0 : 1),
                failureCode,
                known == null ? event.at() : known.createdAt(),
                event.at());
        if (known == null) {
            refunds.add(now);
        } else {
            refunds.set(refunds.indexOf(known), now);
        }
        boolean paidBack = status == RefundStatus.SUCCEEDED || status == RefundStatus.SETTLED_BY_HAND;
        return with(
                before,
                paidBack ? Status.REFUNDED : before.status(),
                null,
                paidBack ? plus(before, amount) : before.refunded(),
                refunds,
                version,
                event.at());
    }

    private static PaymentView with(
            PaymentView before,
            Status status,
            @Nullable String failureCode,
            @Nullable Money refunded,
            List<PaymentRefund> refunds,
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
                refunds,
                version,
                before.createdAt(),
                at);
    }

    private static Money plus(PaymentView before, Money amount) {
        return before.refunded() == null ? amount : before.refunded().plus(amount);
    }
}
