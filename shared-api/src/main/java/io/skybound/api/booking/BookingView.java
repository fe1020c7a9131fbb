package io.skybound.api.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.skybound.api.Personal;
import io.skybound.api.flight.Cabin;
import io.skybound.api.payment.PaymentView;
import io.skybound.api.place.AirlineView;
import io.skybound.api.place.AirportView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A booking as its traveller sees it: the fold of its events, nothing else.
 *
 * @param contactEmail where mails go
 * @param rejection why it was rejected, otherwise null
 * @param version sequence number of the last event in it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BookingView(
        String id,
        String bookingReference,
        String userId,
        TripType tripType,
        Status status,
        Detail statusDetail,
        Money totalAmount,
        @Nullable Instant paymentRequiredBy,
        List<BookedFlight> flights,
        List<BookedPassenger> passengers,
        @Personal String contactEmail,
        List<PaymentEntry> payments,
        @Nullable RefundEntry refund,
        @Nullable Rejection rejection,
        List<Action> availableActions,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** As it is shown at that moment. No event tells of the departure, after which nothing is cancelled or corrected. */
    public BookingView at(Instant now) {
        if (now.isBefore(flights.getFirst().departureTime().toInstant())) {
            return this;
        }
        return new BookingView(
                id,
                bookingReference,
                userId,
                tripType,
                status,
                statusDetail,
                totalAmount,
                paymentRequiredBy,
                flights,
                passengers,
                contactEmail,
                payments,
                refund,
                rejection,
                availableActions.stream().filter(action -> action == Action.PAY).toList(),
                version,
                createdAt,
                updatedAt);
    }

    /** The three statuses of the contract. */
    public enum Status {
        PENDING("pending"),
        CONFIRMED("confirmed"),
        CANCELLED("cancelled");

        private final String wire;

        Status(String wire) {
            this.wire = wire;
        }

        @JsonValue
        public String wire() {
            return wire;
        }

        @JsonCreator
        public static Status of(String wire) {
            for (Status status : values()) {
                if (status.wire.equals(wire)) {
                    return status;
                }
            }
            throw new IllegalArgumentException("unknown booking status");
        }
    }

    /** Where exactly the booking stands. */
    public enum Detail {
        @JsonProperty("holding")
        HOLDING,
        @JsonProperty("awaiting_payment")
        AWAITING_PAYMENT,
        @JsonProperty("confirmed")
        CONFIRMED,
        @JsonProperty("expired")
        EXPIRED,
        @JsonProperty("rejected")
        REJECTED,
        @JsonProperty("cancelled_by_traveller")
        CANCELLED_BY_TRAVELLER,
        @JsonProperty("cancelled_by_airline")
        CANCELLED_BY_AIRLINE
    }

    /** What the traveller can do with the booking now. */
    public enum Action {
        @JsonProperty("pay")
        PAY,
        @JsonProperty("cancel")
        CANCEL,
        @JsonProperty("update")
        UPDATE
    }

    /**
     * A leg of the itinerary, with its present times and the price that was locked.
     *
     * @param departureTime local time at the origin, with its offset
     * @param arrivalTime local time at the destination, with its offset
     * @param prices per seat and cabin
     */
    public record BookedFlight(
            String flightId,
            @JsonProperty("is_return_flight") boolean returnFlight,
            String flightNumber,
            AirlineView airline,
            AirportView originAirport,
            AirportView destinationAirport,
            OffsetDateTime departureTime,
            OffsetDateTime arrivalTime,
            long durationMinutes,
            Map<Cabin, Money> prices) {}

    /**
     * A passenger; of the passport only the last characters are shown.
     *
     * @param nationality ISO 3166-1 alpha-2
     */
    public record BookedPassenger(
            String id,
            PassengerType type,
            @Personal String firstName,
            @Personal String lastName,
            @Personal LocalDate dateOfBirth,
            @Personal String passportNumber,
            @Personal String nationality,
            Cabin cabinClass) {}

    /** One attempt to pay, and what became of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PaymentEntry(
            String id,
            Money amount,
            PaymentView.Status status,
            @Nullable String failureCode,
            Instant createdAt) {}

    /**
     * What goes back to the traveller, and what is kept.
     *
     * @param status pending, succeeded or failed; not_needed if nothing was paid, or nothing of it is left
     */
    public record RefundEntry(Money amount, Money penalty, RefundStatus status) {}

    /** The state of a refund. */
    public enum RefundStatus {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("succeeded")
        SUCCEEDED,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("not_needed")
        NOT_NEEDED
    }

    /** Why seats could not be held. */
    public record Rejection(String code, String detail) {}
}
