package io.skybound.bench.peers.stock;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.skybound.bench.peers.stock.Message.BookingConfirmed;
import io.skybound.bench.peers.stock.Message.BookingCreated;
import io.skybound.bench.peers.stock.Message.BookingHeld;
import io.skybound.bench.peers.stock.Message.BookingRejected;
import io.skybound.bench.peers.stock.Message.ConfirmBooking;
import io.skybound.bench.peers.stock.Message.ConfirmHold;
import io.skybound.bench.peers.stock.Message.CreateBooking;
import io.skybound.bench.peers.stock.Message.PaymentRequested;
import io.skybound.bench.peers.stock.Message.RejectBooking;
import io.skybound.bench.peers.stock.Message.RequestPayment;
import java.math.BigDecimal;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

@Aggregate
class Booking {
    @AggregateIdentifier
    private String bookingId;

    private BigDecimal price;
    private String status;

    protected Booking() {}

    @CommandHandler
    Booking(CreateBooking c) {
        apply(new BookingCreated(c.bookingId(), c.flightId(), c.passengers(), c.price()));
    }

    @CommandHandler
    void handle(ConfirmHold c) {
        if (status.equals("holding")) {
            apply(new BookingHeld(bookingId));
        }
    }

    @CommandHandler
    void handle(RejectBooking c) {
        if (status.equals("holding")) {
            apply(new BookingRejected(bookingId, c.reason()));
        }
    }

    @CommandHandler
    void handle(RequestPayment c) {
        if (!status.equals("awaiting_payment") || price.compareTo(c.amount()) != 0) {
            throw new IllegalStateException("booking_is_not_pending");
        }
        apply(new PaymentRequested(bookingId, c.paymentId(), c.amount()));
    }

    @CommandHandler
    void handle(ConfirmBooking c) {
        if (status.equals("paying")) {
            apply(new BookingConfirmed(bookingId, c.paymentId()));
        }
    }

    @EventSourcingHandler
    void on(BookingCreated e) {
        bookingId = e.bookingId();
        price = e.price();
        status = "holding";
    }

    @EventSourcingHandler
    void on(BookingHeld e) {
        status = "awaiting_payment";
    }

    @EventSourcingHandler
    void on(BookingRejected e) {
        status = "rejected";
    }

    @EventSourcingHandler
    void on(PaymentRequested e) {
        status = "paying";
    }

    @EventSourcingHandler
    void on(BookingConfirmed e) {
        status = "confirmed";
    }
}
