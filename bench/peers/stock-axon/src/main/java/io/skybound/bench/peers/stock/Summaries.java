package io.skybound.bench.peers.stock;

import io.skybound.bench.peers.stock.Message.BookingConfirmed;
import io.skybound.bench.peers.stock.Message.BookingCreated;
import io.skybound.bench.peers.stock.Message.BookingHeld;
import io.skybound.bench.peers.stock.Message.BookingRejected;
import io.skybound.bench.peers.stock.Message.FlightOpened;
import io.skybound.bench.peers.stock.Message.SeatsHeld;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

/** The read models, by a processor of its own as the framework configures it. */
@Component
class Summaries {

    private final BookingSummaries bookings;
    private final FlightSummaries flights;

    Summaries(BookingSummaries bookings, FlightSummaries flights) {
        this.bookings = bookings;
        this.flights = flights;
    }

    @ResetHandler
    void reset() {
        bookings.deleteAllInBatch();
        flights.deleteAllInBatch();
    }

    @EventHandler
    void on(FlightOpened e) {
        flights.save(new FlightSummary(e.flightId(), e.seats()));
    }

    @EventHandler
    void on(SeatsHeld e) {
        flights.findById(e.flightId()).orElseThrow().free = e.free();
    }

    @EventHandler
    void on(BookingCreated e) {
        bookings.save(new BookingSummary(e.bookingId(), e.flightId(), e.price()));
    }

    @EventHandler
    void on(BookingHeld e) {
        bookings.findById(e.bookingId()).orElseThrow().detail = "awaiting_payment";
    }

    @EventHandler
    void on(BookingRejected e) {
        BookingSummary booking = bookings.findById(e.bookingId()).orElseThrow();
        booking.status = "cancelled";
        booking.detail = "rejected";
    }

    @EventHandler
    void on(BookingConfirmed e) {
        BookingSummary booking = bookings.findById(e.bookingId()).orElseThrow();
        booking.status = "confirmed";
        booking.detail = "confirmed";
    }
}
