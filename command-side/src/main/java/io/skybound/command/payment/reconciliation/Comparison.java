package io.skybound.command.payment.reconciliation;

import io.skybound.api.booking.BookingView;
import io.skybound.api.payment.PaymentView;
import io.skybound.api.payment.PaymentView.PaymentRefund;
import io.skybound.api.payment.PaymentView.RefundStatus;
import io.skybound.api.payment.PaymentView.Status;
import io.skybound.api.payment.RefundIds;
import io.skybound.command.payment.RefundKeys;
import io.skybound.command.payment.gateway.GatewayCapture;
import io.skybound.command.payment.gateway.GatewayCapture.GatewayRefund;
import io.skybound.command.payment.gateway.GatewayCapture.RefundState;
import io.skybound.command.payment.reconciliation.Finding.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the gateway's books have under one payment's id with the payment and the booking as we know them, and says
 * what is different. Pure. What is younger than a moment is on its way, and no difference.
 *
 * @param before what happened after this is on its way
 */
record Comparison(Instant before) {

    /**
     * What the gateway has, with what we know of it.
     *
     * @param captures all of one payment that are compared, oldest first; more than one, if the gateway has forgotten its key
     */
    List<Finding> of(List<GatewayCapture> captures, @Nullable PaymentView payment, @Nullable BookingView booking) {
        GatewayCapture first = captures.getFirst();
        List<GatewayRefund> refunds =
                captures.stream().flatMap(capture -> capture.refunds().stream()).toList();
        List<Finding> found = of(
                new GatewayCapture(first.idempotencyKey(), first.reference(), first.amount(), first.at(), refunds),
                payment,
                booking);
        for (GatewayCapture again : captures.subList(1, captures.size())) {
            found.add(new Finding(
                    Kind.CAPTURED_TWICE,
                    false,
                    again.idempotencyKey(),
                    payment == null ? null : payment.bookingId(),
                    null,
                    again.reference()));
        }
        return found;
    }

    private List<Finding> of(GatewayCapture capture, @Nullable PaymentView payment, @Nullable BookingView booking) {
        List<Finding> found = new ArrayList<>();
        if (payment == null) {
            found.add(new Finding(
                    Kind.UNKNOWN_PAYMENT, false, capture.idempotencyKey(), null, null, capture.reference()));
        } else if (!payment.amount().equals(capture.amount())) {
            add(found, Kind.AMOUNT_DIFFERS, payment, null, capture.reference());
        } else if (!isCaptured(payment)) {
            if (capture.at().isBefore(before)) {
                add(found, Kind.CAPTURE_RECORDED, payment, null, capture.reference());
            }
        } else {
            if (booking != null
                    && isForNothing(payment, booking)
                    && capture.at().isBefore(before)) {
                add(found, Kind.BOOKING_CONFIRMED, payment, null, capture.reference());
            }
            refunds(capture, payment, booking, found);
        }
        return found;
    }

    /** What we believe to have, and the gateway has not. */
    List<Finding> missing(PaymentView payment) {
        List<Finding> found = new ArrayList<>();
        if (isCaptured(payment)) {
            add(found, Kind.CAPTURE_MISSING, payment, null, null);
        }
        return found;
    }

    static boolean isCaptured(PaymentView payment) {
        return payment.status() == Status.COMPLETED || payment.status() == Status.REFUNDED;
    }

    /** Paid, and the booking knows nothing of it; nor is the money on its way back. */
    private static boolean isForNothing(PaymentView payment, BookingView booking) {
        return payment.refunds().stream().noneMatch(refund -> refund.id().equals(RefundIds.due(payment.id())))
                && payment.refunded() == null
                && booking.payments().stream()
                        .filter(entry -> entry.id().equals(payment.id()))
                        .allMatch(entry -> entry.status() == Status.PENDING || entry.status() == Status.FAILED);
    }

    private void refunds(
            GatewayCapture capture, PaymentView payment, @Nullable BookingView booking, List<Finding> found) {
        for (GatewayRefund refund : capture.refunds()) {
            String id = RefundKeys.refundOf(payment.id(), refund.idempotencyKey());
            PaymentRefund ours = ours(payment, id);
            if (refund.state() != RefundState.SUCCEEDED) {
                continue;
            }
            if (ours == null && payment.refunded() == null) {
                add(found, Kind.UNKNOWN_REFUND, payment, null, refund.reference());
            } else if (ours != null && ours.status() == RefundStatus.SETTLED_BY_HAND) {
                add(found, Kind.PAID_BACK_TWICE, payment, ours.id(), refund.reference());
            }
        }
        for (PaymentRefund ours : payment.refunds()) {
            GatewayRefund paidBack = capture.refunds().stream()
                    .filter(refund -> refund.state() == RefundState.SUCCEEDED)
                    .filter(refund -> RefundKeys.refundOf(payment.id(), refund.idempotencyKey())
                            .equals(ours.id()))
                    .findFirst()
                    .orElse(null);
            boolean paid = paidBack != null;
            String reference = paidBack == null ? null : paidBack.reference();
            boolean open = ours.status() == RefundStatus.REQUESTED || ours.status() == RefundStatus.FAILED;
            boolean mayBePaid = open || ours.status() == RefundStatus.SUBMITTED || ours.status() == RefundStatus.MANUAL;
            if ((paid && mayBePaid) || (open && ours.updatedAt().isBefore(before))) {
                add(found, Kind.REFUND_SUBMITTED, payment, ours.id(), reference);
            } else if (!paid && ours.status() == RefundStatus.SUCCEEDED) {
                add(found, Kind.REFUND_MISSING, payment, ours.id(), reference);
            } else if (isUntold(ours, payment, booking) && ours.updatedAt().isBefore(before)) {
                add(found, Kind.REFUND_RECORDED, payment, ours.id(), reference);
            }
        }
    }

    /** Paid back, and the booking does not know. */
    private static boolean isUntold(PaymentRefund ours, PaymentView payment, @Nullable BookingView booking) {
        return booking != null
                && ours.id().equals(RefundIds.due(payment.id()))
                && (ours.status() == RefundStatus.SUCCEEDED || ours.status() == RefundStatus.SETTLED_BY_HAND)
                && booking.payments().stream()
                        .anyMatch(entry -> entry.id().equals(payment.id()) && entry.status() != Status.REFUNDED);
    }

    private static @Nullable PaymentRefund ours(PaymentView payment, String id) {
        return payment.refunds().stream()
                .filter(refund -> refund.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static void add(
            List<Finding> found,
            Kind kind,
            PaymentView payment,
            @Nullable String refundId,
            @Nullable String gatewayReference) {
        found.add(new Finding(kind, false, payment.id(), payment.bookingId(), refundId, gatewayReference));
    }
}
