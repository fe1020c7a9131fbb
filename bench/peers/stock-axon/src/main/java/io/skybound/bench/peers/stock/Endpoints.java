package io.skybound.bench.peers.stock;

import io.skybound.bench.peers.stock.Message.CreateBooking;
import io.skybound.bench.peers.stock.Message.OpenFlight;
import io.skybound.bench.peers.stock.Message.Passenger;
import io.skybound.bench.peers.stock.Message.RequestPayment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A booking is answered when the read model says that it has its seats, a payment as soon as it is recorded. */
@RestController
class Endpoints {
    private static final BigDecimal PRICE = new BigDecimal("199.90");
    private static final long PATIENCE_NANOS = 10_000_000_000L;
    private static final long LOOK_NANOS = 5_000_000;

    private final CommandGateway commands;
    private final BookingSummaries bookings;

    Endpoints(CommandGateway commands, BookingSummaries bookings) {
        this.commands = commands;
        this.bookings = bookings;
    }

    record NewFlight(int seats) {}

    record BookedFlight(String flight_id, boolean is_return_flight) {}

    record NewBooking(String trip_type, List<BookedFlight> flights, List<Passenger> passengers) {}

    record NewPayment(
            String booking_id,
            BigDecimal amount,
            String currency,
            String payment_method,
            Map<String, String> payment_details) {}

    record View(String id, String status, String status_detail, Map<String, String> total_amount) {
        View(String id, String status, String detail, BigDecimal price) {
            this(id, status, detail, Map.of("amount", price.setScale(2).toPlainString(), "currency", "USD"));
        }
    }

    @PostMapping("/ops/flights")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> open(@RequestBody NewFlight flight) {
        String id = UUID.randomUUID().toString();
        commands.sendAndWait(new OpenFlight(id, flight.seats()));
        return Map.of("id", id);
    }

    @PostMapping("/bookings")
    @ResponseStatus(HttpStatus.CREATED)
    View book(@RequestBody NewBooking request) {
        String id = UUID.randomUUID().toString();
        BigDecimal price =
                PRICE.multiply(BigDecimal.valueOf(request.passengers().size()));
        commands.sendAndWait(
                new CreateBooking(id, request.flights().getFirst().flight_id(), request.passengers(), price));
        return awaitDecision(id, price);
    }

    /** As a subscription query would, which needs Project Reactor. */
    private View awaitDecision(String id, BigDecimal price) {
        View view = new View(id, "pending", "holding", price);
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (view.status_detail().equals("holding") && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_NANOS);
            view = bookings.findById(id).map(Endpoints::view).orElse(view);
        }
        return view;
    }

    private static View view(BookingSummary b) {
        return new View(b.id, b.status, b.detail, b.price);
    }

    @PostMapping("/payments")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> pay(@RequestBody NewPayment request) {
        String id = UUID.randomUUID().toString();
        commands.sendAndWait(new RequestPayment(request.booking_id(), id, request.amount()));
        return Map.of("id", id, "booking_id", request.booking_id(), "status", "pending");
    }

    @GetMapping("/bookings/{id}")
    ResponseEntity<View> find(@PathVariable String id) {
        return ResponseEntity.of(bookings.findById(id).map(Endpoints::view));
    }
}
