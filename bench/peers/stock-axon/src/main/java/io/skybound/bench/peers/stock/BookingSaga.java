package io.skybound.bench.peers.stock;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.skybound.bench.peers.stock.Message.BookingConfirmed;
import io.skybound.bench.peers.stock.Message.BookingCreated;
import io.skybound.bench.peers.stock.Message.BookingRejected;
import io.skybound.bench.peers.stock.Message.ConfirmBooking;
import io.skybound.bench.peers.stock.Message.ConfirmHold;
import io.skybound.bench.peers.stock.Message.HoldSeats;
import io.skybound.bench.peers.stock.Message.PaymentRequested;
import io.skybound.bench.peers.stock.Message.RejectBooking;
import io.skybound.bench.peers.stock.Message.SeatsHeld;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.springframework.beans.factory.annotation.Autowired;

/** Created → seats → held; payment → gateway, which says yes at once → confirmed. */
@Saga
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class BookingSaga {
    @Autowired
    private transient CommandGateway commands;

    @StartSaga
    @SagaEventHandler(associationProperty = "bookingId")
    void on(BookingCreated e) {
        try {
            commands.sendAndWait(
                    new HoldSeats(e.flightId(), e.bookingId(), e.passengers().size()));
        } catch (CommandExecutionException | IllegalStateException refused) {
            commands.sendAndWait(new RejectBooking(e.bookingId(), "sold_out"));
        }
    }

    @SagaEventHandler(associationProperty = "bookingId")
    void on(SeatsHeld e) {
        commands.sendAndWait(new ConfirmHold(e.bookingId()));
    }

    @SagaEventHandler(associationProperty = "bookingId")
    void on(PaymentRequested e) {
        commands.sendAndWait(new ConfirmBooking(e.bookingId(), e.paymentId()));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "bookingId")
    void on(BookingConfirmed e) {}

    @EndSaga
    @SagaEventHandler(associationProperty = "bookingId")
    void on(BookingRejected e) {}
}
