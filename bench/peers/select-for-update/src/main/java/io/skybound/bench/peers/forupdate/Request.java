package io.skybound.bench.peers.forupdate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is asked over HTTP, in the words of the contract. */
final class Request {

    private Request() {}

    record NewFlight(int seats) {}

    record NewBooking(String trip_type, List<BookedFlight> flights, List<Passenger> passengers) {}

    record BookedFlight(UUID flight_id, boolean is_return_flight) {}

    record Passenger(
            String type,
            String first_name,
            String last_name,
            LocalDate date_of_birth,
            String passport_number,
            String nationality,
            String cabin_class) {}

    record NewPayment(
            UUID booking_id,
            BigDecimal amount,
            String currency,
            String payment_method,
            Map<String, String> payment_details) {}

    static List<Passenger> example() {
        return List.of(
                new Passenger("adult", "Ada", "Lovelace", LocalDate.of(1990, 12, 10), "X1234567", "GB", "economy"));
    }
}
