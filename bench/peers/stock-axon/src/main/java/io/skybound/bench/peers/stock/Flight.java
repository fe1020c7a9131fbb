package io.skybound.bench.peers.stock;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.skybound.bench.peers.stock.Message.FlightOpened;
import io.skybound.bench.peers.stock.Message.HoldSeats;
import io.skybound.bench.peers.stock.Message.OpenFlight;
import io.skybound.bench.peers.stock.Message.SeatsHeld;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

@Aggregate
class Flight {
    @AggregateIdentifier
    private String flightId;

    private int free;
    private final Set<String> holders = new HashSet<>();

    protected Flight() {}

    @CommandHandler
    Flight(OpenFlight c) {
        apply(new FlightOpened(c.flightId(), c.seats()));
    }

    @CommandHandler
    void handle(HoldSeats c) {
        if (holders.contains(c.bookingId())) {
            return;
        }
        if (free < c.seats()) {
            throw new IllegalStateException("sold_out");
        }
        apply(new SeatsHeld(flightId, c.bookingId(), c.seats(), free - c.seats()));
    }

    @EventSourcingHandler
    void on(FlightOpened e) {
        flightId = e.flightId();
        free = e.seats();
    }

    @EventSourcingHandler
    void on(SeatsHeld e) {
        free = e.free();
        holders.add(e.bookingId());
    }
}
