package io.skybound.query.bookings;

import io.skybound.api.booking.BookingEvent.BookingCreated;
import io.skybound.api.booking.BookingView;
import io.skybound.api.booking.BookingView.Action;
import io.skybound.api.booking.BookingView.BookedFlight;
import io.skybound.api.booking.BookingView.BookedPassenger;
import io.skybound.api.booking.BookingView.Detail;
import io.skybound.api.booking.BookingView.PaymentEntry;
import io.skybound.api.booking.BookingView.RefundEntry;
import io.skybound.api.booking.BookingView.RefundStatus;
import io.skybound.api.booking.BookingView.Rejection;
import io.skybound.api.booking.BookingView.Status;
import io.skybound.api.booking.TripType;
import io.skybound.api.payment.PaymentView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** A view while one event changes it. What follows from the rest, status and actions, is worked out at the end. */
final class BookingDraft {

    private final String id;
    private final String reference;
    private final String userId;
    private final TripType tripType;
    private final Money total;
    private final Instant createdAt;
    private @Nullable RefundEntry refund;

    Detail detail;
    List<BookedFlight> flights;
    List<BookedPassenger> passengers;
    String contactEmail;
    final List<PaymentEntry> payments;

    @Nullable
    Instant paymentDueBy;

    @Nullable
    Rejection rejection;

    BookingDraft(BookingCreated e) {
        id = e.bookingId();
        reference = e.reference();
        userId = e.userId();
        tripType = e.tripType();
        total = e.price();
        createdAt = e.at();
        detail = Detail.HOLDING;
        flights = List.of();
        passengers = List.of();
        contactEmail = e.contactEmail();
        payments = new ArrayList<>();
    }

    BookingDraft(BookingView view) {
        id = view.id();
        reference = view.bookingReference();
        userId = view.userId();
        tripType = view.tripType();
        total = view.totalAmount();
        createdAt = view.createdAt();
        refund = view.refund();
        detail = view.statusDetail();
        flights = view.flights();
        passengers = view.passengers();
        contactEmail = view.contactEmail();
        payments = new ArrayList<>(view.payments());
        paymentDueBy = view.paymentRequiredBy();
        rejection = view.rejection();
    }

    Money nothing() {
        return Money.zero(total.getCurrencyUnit());
    }

    void payment(String paymentId, PaymentView.Status status, @Nullable String failureCode) {
        payments.replaceAll(entry -> entry.id().equals(paymentId)
                ? new PaymentEntry(entry.id(), entry.amount(), status, failureCode, entry.createdAt())
                : entry);
    }

    /** The booking was given up: this should go back, if it was paid and anything is left. */
    void owe(@Nullable String paymentId, Money amount, Money penalty) {
        boolean needed = paymentId != null && amount.isPositive();
        refund = new RefundEntry(amount, penalty, needed ? RefundStatus.PENDING : RefundStatus.NOT_NEEDED);
    }

    /** Also where nothing was owed when the booking ended: a payment may come late, and goes back whole. */
    void refund(Money amount, RefundStatus status) {
        refund = new RefundEntry(amount, refund == null ? nothing() : refund.penalty(), status);
    }

    BookingView view(long version, Instant updatedAt) {
        Status status = status();
        return new BookingView(
                id,
                reference,
                userId,
                tripType,
                status,
                detail,
                total,
                detail == Detail.AWAITING_PAYMENT ? paymentDueBy : null,
                List.copyOf(flights),
                List.copyOf(passengers),
                contactEmail,
                List.copyOf(payments),
                refund,
                rejection,
                actions(status),
                version,
                createdAt,
                updatedAt);
    }

    private Status status() {
        return switch (detail) {
            case HOLDING, AWAITING_PAYMENT -> Status.PENDING;
            case CONFIRMED -> Status.CONFIRMED;
            case EXPIRED, REJECTED, CANCELLED_BY_TRAVELLER, CANCELLED_BY_AIRLINE -> Status.CANCELLED;
        };
    }

    private List<Action> actions(Status status) {
        List<Action> actions = new ArrayList<>();
        if (detail == Detail.AWAITING_PAYMENT && payments.stream().noneMatch(BookingDraft::isPending)) {
            actions.add(Action.PAY);
        }
        if (status != Status.CANCELLED) {
            actions.add(Action.CANCEL);
            actions.add(Action.UPDATE);
        }
        return List.copyOf(actions);
    }

    private static boolean isPending(PaymentEntry entry) {
        return entry.status() == PaymentView.Status.PENDING;
    }
}
