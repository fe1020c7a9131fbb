package io.skybound.query.bookings;

import io.skybound.api.booking.BookingEvent;
import io.skybound.api.booking.BookingEvent.BookingCancelled;
import io.skybound.api.booking.BookingEvent.BookingCancelledByAirline;
import io.skybound.api.booking.BookingEvent.BookingConfirmed;
import io.skybound.api.booking.BookingEvent.BookingCorrected;
import io.skybound.api.booking.BookingEvent.BookingCreated;
import io.skybound.api.booking.BookingEvent.BookingExpired;
import io.skybound.api.booking.BookingEvent.BookingHeld;
import io.skybound.api.booking.BookingEvent.BookingRefundFailed;
import io.skybound.api.booking.BookingEvent.BookingRefunded;
import io.skybound.api.booking.BookingEvent.BookingRejected;
import io.skybound.api.booking.BookingEvent.BookingRevoked;
import io.skybound.api.booking.BookingEvent.LegRescheduled;
import io.skybound.api.booking.BookingEvent.PaymentAttemptFailed;
import io.skybound.api.booking.BookingEvent.PaymentStarted;
import io.skybound.api.booking.BookingView;
import io.skybound.api.booking.BookingView.Detail;
import io.skybound.api.booking.BookingView.PaymentEntry;
import io.skybound.api.booking.BookingView.RefundStatus;
import io.skybound.api.booking.BookingView.Rejection;
import io.skybound.api.payment.PaymentView;
import io.skybound.query.readmodel.PlaceNames;
import org.jspecify.annotations.Nullable;

/**
 * What a booking's events say of it. Everything that shows a booking folds with this, the read model and whoever asks
 * how it once was, so they can't disagree. Pure, and safe from any thread.
 */
public final class BookingFold {

    private final Itinerary itinerary;

    public BookingFold(PlaceNames places) {
        this.itinerary = new Itinerary(places);
    }

    /**
     * The booking after {@code event}.
     *
     * @param before null for the first event only
     * @param version the event's sequence number; one that is already in {@code before} changes nothing
     */
    public BookingView evolve(@Nullable BookingView before, BookingEvent event, long version) {
        if (before != null && version <= before.version()) {
            return before;
        }
        if (event instanceof BookingCreated created) {
            return created(created, version);
        }
        if (before == null) {
            throw new IllegalStateException("booking " + event.bookingId() + " changed before it was created");
        }
        BookingDraft draft = new BookingDraft(before);
        change(draft, event);
        return draft.view(version, event.at());
    }

    private BookingView created(BookingCreated e, long version) {
        BookingDraft draft = new BookingDraft(e);
        draft.flights = itinerary.flights(e.legs());
        draft.passengers = Passports.masked(e.passengers());
        return draft.view(version, e.at());
    }

    private void change(BookingDraft draft, BookingEvent event) {
        switch (event) {
            case BookingCreated e -> throw new IllegalStateException("a booking is created once: " + e.bookingId());
            case BookingHeld e -> {
                draft.detail = Detail.AWAITING_PAYMENT;
                draft.paymentDueBy = e.paymentDueBy();
            }
            case BookingRejected e -> {
                draft.detail = Detail.REJECTED;
                draft.rejection = new Rejection(e.code(), e.detail());
            }
            case PaymentStarted e ->
                draft.payments.add(
                        new PaymentEntry(e.paymentId(), e.amount(), PaymentView.Status.PENDING, null, e.at()));
            case PaymentAttemptFailed e -> draft.payment(e.paymentId(), PaymentView.Status.FAILED, e.failureCode());
            case BookingConfirmed e -> {
                draft.detail = Detail.CONFIRMED;
                draft.payment(e.paymentId(), PaymentView.Status.COMPLETED, null);
            }
            case BookingExpired _ -> draft.detail = Detail.EXPIRED;
            case BookingCancelled e -> {
                draft.detail = Detail.CANCELLED_BY_TRAVELLER;
                draft.owe(e.paymentId(), e.refund(), e.penalty());
            }
            case BookingCancelledByAirline e -> {
                draft.detail = Detail.CANCELLED_BY_AIRLINE;
                draft.owe(e.paymentId(), e.refund(), draft.nothing());
            }
            case BookingRevoked e -> {
                if (draft.detail == Detail.CONFIRMED) {
                    draft.detail = Detail.CANCELLED_BY_AIRLINE;
                }
                draft.payment(e.paymentId(), PaymentView.Status.FAILED, PaymentView.CAPTURE_LOST);
                draft.owe(null, draft.nothing(), draft.nothing());
            }
            case BookingCorrected e -> {
                draft.passengers = Passports.masked(e.passengers());
                draft.contactEmail = e.contactEmail();
            }
            case LegRescheduled e -> draft.flights = itinerary.moved(draft.flights, e);
            case BookingRefunded e -> {
                draft.payment(e.paymentId(), PaymentView.Status.REFUNDED, null);
                draft.refund(e.amount(), e.amount().isPositive() ? RefundStatus.SUCCEEDED : RefundStatus.NOT_NEEDED);
            }
            case BookingRefundFailed e -> {
                draft.payment(e.paymentId(), PaymentView.Status.COMPLETED, null);
                draft.refund(e.amount(), RefundStatus.FAILED);
            }
        }
    }
}
