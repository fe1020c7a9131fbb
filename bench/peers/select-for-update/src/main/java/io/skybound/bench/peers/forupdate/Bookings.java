package io.skybound.bench.peers.forupdate;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** What travellers do, each in one transaction. */
@Service
class Bookings {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final FlightRows flights;
    private final HoldRows holds;
    private final BookingRows bookings;
    private final PaymentRows payments;
    private final SecureRandom random = new SecureRandom();

    Bookings(FlightRows flights, HoldRows holds, BookingRows bookings, PaymentRows payments) {
        this.flights = flights;
        this.holds = holds;
        this.bookings = bookings;
        this.payments = payments;
    }

    @Transactional
    public UUID open(int seats) {
        return flights.save(new Flight(seats, new BigDecimal("199.90"))).id;
    }

    /** Only the seats, as SkyBound's ReserveSeats. Answers the price of one. */
    @Transactional
    public BigDecimal hold(UUID flightId, UUID bookingId, int seats) {
        Flight flight = flights.lock(flightId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (flight.available < seats) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "sold_out");
        }
        flight.available -= seats;
        holds.save(new SeatHold(bookingId, flightId, seats));
        return flight.price;
    }

    /** Only the booking, as SkyBound's CreateBooking. */
    @Transactional
    public Booking record(UUID flightId, List<Request.Passenger> passengers) {
        return bookings.save(new Booking(
                reference(),
                flightId,
                new BigDecimal("199.90").multiply(BigDecimal.valueOf(passengers.size())),
                passengers.stream().map(Booking.Passenger::new).toList()));
    }

    /** Booking and seats, both or none. The flight is locked last, so that it is locked for the shortest time. */
    @Transactional
    public Booking book(UUID flightId, List<Request.Passenger> passengers) {
        Booking booking = record(flightId, passengers);
        bookings.flush();
        hold(flightId, booking.id, passengers.size());
        return booking;
    }

    @Transactional
    public Payment begin(UUID bookingId, BigDecimal amount) {
        Booking booking = bookings.lock(bookingId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!booking.status.equals("pending")) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "booking_is_not_pending");
        }
        if (booking.totalAmount.compareTo(amount) != 0) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, "amount_mismatch");
        }
        return payments.save(new Payment(bookingId, amount));
    }

    @Transactional
    public void complete(UUID paymentId) {
        Payment payment = payments.findById(paymentId).orElseThrow();
        payment.status = "completed";
        bookings.findById(payment.bookingId).orElseThrow().status = "confirmed";
    }

    @Transactional(readOnly = true)
    public Booking find(UUID id) {
        return bookings.findWithPassengersById(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String reference() {
        StringBuilder reference = new StringBuilder();
        random.ints(8, 0, LETTERS.length()).forEach(i -> reference.append(LETTERS.charAt(i)));
        return reference.toString();
    }
}
