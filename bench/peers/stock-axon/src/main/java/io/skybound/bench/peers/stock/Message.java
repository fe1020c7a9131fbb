package io.skybound.bench.peers.stock;

import java.math.BigDecimal;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands and events of the small domain. */
final class Message {

    private Message() {}

    record Passenger(
            String type,
            String first_name,
            String last_name,
            String date_of_birth,
            String passport_number,
            String nationality,
            String cabin_class) {}

    record OpenFlight(@TargetAggregateIdentifier String flightId, int seats) {}

    record HoldSeats(@TargetAggregateIdentifier String flightId, String bookingId, int seats) {}

    record CreateBooking(
            @TargetAggregateIdentifier String bookingId,
            String flightId,
            List<Passenger> passengers,
            BigDecimal price) {}

    record ConfirmHold(@TargetAggregateIdentifier String bookingId) {}

    record RejectBooking(@TargetAggregateIdentifier String bookingId, String reason) {}

    record RequestPayment(@TargetAggregateIdentifier String bookingId, String paymentId, BigDecimal amount) {}

    record ConfirmBooking(@TargetAggregateIdentifier String bookingId, String paymentId) {}

    record FlightOpened(String flightId, int seats) {}

    record SeatsHeld(String flightId, String bookingId, int seats, int free) {}

    record BookingCreated(String bookingId, String flightId, List<Passenger> passengers, BigDecimal price) {}

    record BookingHeld(String bookingId) {}

    record BookingRejected(String bookingId, String reason) {}

    record PaymentRequested(String bookingId, String paymentId, BigDecimal amount) {}

    record BookingConfirmed(String bookingId, String paymentId) {}
}
