package io.skybound.api.booking;

import io.skybound.api.Personal;
import java.time.Instant;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a booking. Recorded by the aggregate Booking; together they hold all that its view shows, so the
 * view is a fold of this one stream and its version is the stream's sequence number.
 */
public sealed interface BookingEvent {

    String bookingId();

    Instant at();

    /** The traveller asked for the seats; nothing is held yet. */
    record BookingCreated(
            String bookingId,
            String reference,
            String userId,
            TripType tripType,
            List<Leg> legs,
            List<Passenger> passengers,
            @Personal String contactEmail,
            Money price,
            FareConditions conditions,
            Instant at)
            implements BookingEvent {
        public BookingCreated {
            legs = List.copyOf(legs);
            passengers = List.copyOf(passengers);
        }
    }

    /** All legs are held until {@code paymentDueBy}. */
    record BookingHeld(String bookingId, Instant paymentDueBy, Instant at) implements BookingEvent {}

    /** A leg could not be held. Final. */
    record BookingRejected(String bookingId, String code, String detail, Instant at) implements BookingEvent {}

    /** A payment is on its way. */
    record PaymentStarted(String bookingId, String paymentId, Money amount, Instant at) implements BookingEvent {}

    /** That payment failed; the traveller may try again until the hold ends. */
    record PaymentAttemptFailed(String bookingId, String paymentId, String failureCode, Instant at)
            implements BookingEvent {}

    /** Paid: the seats are the traveller's. */
    record BookingConfirmed(String bookingId, String paymentId, Money amount, Instant at) implements BookingEvent {}

    /** Nobody paid in time. Final, but for the refund of a payment that comes late. */
    record BookingExpired(String bookingId, Instant at) implements BookingEvent {}

    /**
     * Given up by the traveller.
     *
     * @param paymentId the captured payment, null if nothing was paid
     * @param refund what goes back now; zero if nothing was paid, or all was given back before
     * @param penalty what is kept
     */
    record BookingCancelled(String bookingId, @Nullable String paymentId, Money refund, Money penalty, Instant at)
            implements BookingEvent {}

    /** Given up because the airline cancelled a flight; everything goes back that was paid and not given back before. */
    record BookingCancelledByAirline(
            String bookingId,
            String flightId,
            @Nullable String paymentId,
            Money refund,
            @Nullable String reason,
            Instant at)
            implements BookingEvent {}

    /**
     * Nobody has paid for it after all. Ends a confirmed booking; one that was cancelled before owes nothing any more.
     *
     * @param paymentId the payment that confirmed it, and was written off
     */
    record BookingRevoked(String bookingId, String paymentId, Instant at) implements BookingEvent {}

    /** Papers or the contact address were corrected. All passengers as they are now. */
    record BookingCorrected(
            String bookingId,
            List<Passenger> passengers,
            @Personal String contactEmail,
            Instant at) implements BookingEvent {
        public BookingCorrected {
            passengers = List.copyOf(passengers);
        }
    }

    /** A flight of the itinerary leaves at another time. */
    record LegRescheduled(
            String bookingId,
            String flightId,
            Instant departure,
            Instant arrival,
            Instant previousDeparture,
            Instant previousArrival,
            @Nullable String reason,
            Instant at)
            implements BookingEvent {}

    /** The money is back with the traveller: zero, if it was given back before the refund that was owed. */
    record BookingRefunded(String bookingId, String paymentId, Money amount, Instant at) implements BookingEvent {}

    /** The gateway refuses to pay back; somebody must look. */
    record BookingRefundFailed(String bookingId, String paymentId, Money amount, String failureCode, Instant at)
            implements BookingEvent {}
}
