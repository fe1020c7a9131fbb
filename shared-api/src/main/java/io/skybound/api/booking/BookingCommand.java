package io.skybound.api.booking;

import io.skybound.api.Personal;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What travellers and the booking process ask of a booking. Those of the process may be sent twice: the second time
 * changes nothing. Each but CreateBooking and QuoteCancellation is answered with the booking's version afterwards (Long). {@code at} is the
 * time of the decision. Refused with {@link BookingRefusal}.
 */
public sealed interface BookingCommand {

    String bookingId();

    Instant at();

    /** A traveller wants these seats. Sent by the endpoint, with the legs as they are offered now. */
    record CreateBooking(
            @TargetAggregateIdentifier String bookingId,
            String reference,
            String userId,
            TripType tripType,
            List<Leg> legs,
            List<Passenger> passengers,
            @Personal String contactEmail,
            FareConditions conditions,
            Instant at)
            implements BookingCommand {
        public CreateBooking {
            legs = List.copyOf(legs);
            passengers = List.copyOf(passengers);
        }
    }

    /** All legs are held: the traveller may pay until {@code paymentDueBy}. Sent by the process. */
    record HoldBooking(@TargetAggregateIdentifier String bookingId, Instant paymentDueBy, Instant at)
            implements BookingCommand {}

    /** A leg can't be held. Sent by the process, with the refusal's code and sentence. */
    record RejectBooking(@TargetAggregateIdentifier String bookingId, String code, String detail, Instant at)
            implements BookingCommand {}

    /** The time to pay may be over. Sent by the process when it is due. */
    record ExpireHold(@TargetAggregateIdentifier String bookingId, Instant at) implements BookingCommand {}

    /**
     * The traveller pays. Records the attempt on the booking and opens the payment, both or neither; one attempt at a
     * time.
     *
     * @param token stands for the card at the gateway; never a card number
     */
    record RequestPayment(
            @TargetAggregateIdentifier String bookingId,
            String paymentId,
            String userId,
            Money amount,
            String method,
            @Personal String token,
            Instant at)
            implements BookingCommand {}

    /** The gateway refused the payment. Sent by the process. */
    record RecordPaymentFailure(
            @TargetAggregateIdentifier String bookingId, String paymentId, String failureCode, Instant at)
            implements BookingCommand {}

    /** The payment is captured. Sent by the process; refused when the hold is gone, then the money goes back. */
    record ConfirmBooking(@TargetAggregateIdentifier String bookingId, String paymentId, Money amount, Instant at)
            implements BookingCommand {}

    /** The traveller cancels. */
    record CancelBooking(@TargetAggregateIdentifier String bookingId, String userId, Instant at)
            implements BookingCommand {}

    /** The traveller asks what cancelling would give back; changes nothing. Answered with {@link CancellationQuote}. */
    record QuoteCancellation(@TargetAggregateIdentifier String bookingId, String userId, Instant at)
            implements BookingCommand {}

    /** A flight of the itinerary is cancelled: everything is paid back. Sent by the process. */
    record CancelByAirline(
            @TargetAggregateIdentifier String bookingId,
            String flightId,
            @Nullable String reason,
            Instant at) implements BookingCommand {}

    /** The payment that confirmed it was never taken: nothing is paid back. Sent by the process. */
    record RevokeBooking(@TargetAggregateIdentifier String bookingId, String paymentId, Instant at)
            implements BookingCommand {}

    /**
     * The traveller corrects the contact address or passengers' papers.
     *
     * @param expectedVersion the version that the traveller looked at
     */
    record CorrectBooking(
            @TargetAggregateIdentifier String bookingId,
            String userId,
            long expectedVersion,
            @Personal @Nullable String contactEmail,
            List<PassengerCorrection> corrections,
            Instant at)
            implements BookingCommand {
        public CorrectBooking {
            corrections = List.copyOf(corrections);
        }
    }

    /**
     * A flight of the itinerary has new times. Sent by the process.
     *
     * @param at when the flight's times were changed; news that is older than what the booking knows changes nothing
     */
    record RescheduleLeg(
            @TargetAggregateIdentifier String bookingId,
            String flightId,
            Instant departure,
            Instant arrival,
            @Nullable String reason,
            Instant at)
            implements BookingCommand {}

    /** Money went back. Sent by the process. */
    record RecordRefund(@TargetAggregateIdentifier String bookingId, String paymentId, Money amount, Instant at)
            implements BookingCommand {}

    /** Money should have gone back, but the gateway refuses for good. Sent by the process. */
    record RecordRefundFailure(
            @TargetAggregateIdentifier String bookingId, String paymentId, Money amount, String failureCode, Instant at)
            implements BookingCommand {}
}
