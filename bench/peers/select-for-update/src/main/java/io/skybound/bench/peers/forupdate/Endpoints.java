package io.skybound.bench.peers.forupdate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Endpoints {
    private final Bookings bookings;

    Endpoints(Bookings bookings) {
        this.bookings = bookings;
    }

    record View(
            UUID id,
            String booking_reference,
            String status,
            String status_detail,
            Map<String, String> total_amount,
            List<Map<String, String>> passengers) {

        static View of(Booking booking) {
            return new View(
                    booking.id,
                    booking.reference,
                    booking.status,
                    booking.status.equals("confirmed") ? "confirmed" : "awaiting_payment",
                    money(booking.totalAmount),
                    booking.passengers.stream()
                            .map(p -> Map.of("first_name", p.firstName, "last_name", p.lastName, "type", p.type))
                            .toList());
        }

        private static Map<String, String> money(BigDecimal amount) {
            return Map.of("amount", amount.setScale(2).toPlainString(), "currency", "USD");
        }
    }

    @PostMapping("/ops/flights")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> open(@RequestBody Request.NewFlight flight) {
        return Map.of("id", bookings.open(flight.seats()));
    }

    @PostMapping("/bookings")
    @ResponseStatus(HttpStatus.CREATED)
    View book(@RequestBody Request.NewBooking request) {
        return View.of(bookings.book(request.flights().getFirst().flight_id(), request.passengers()));
    }

    /** The gateway is a function that says yes at once, asked between two transactions. */
    @PostMapping("/payments")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> pay(@RequestBody Request.NewPayment request) {
        Payment payment = bookings.begin(request.booking_id(), request.amount());
        bookings.complete(payment.id);
        return Map.of("id", payment.id, "booking_id", request.booking_id(), "status", "completed");
    }

    @GetMapping("/bookings/{id}")
    View find(@PathVariable UUID id) {
        return View.of(bookings.find(id));
    }
}
