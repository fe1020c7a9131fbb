package io.skybound.query.flights;

import io.skybound.api.flight.FlightEvent;
import io.skybound.api.seats.SeatsEvent;
import io.skybound.query.readmodel.Arrivals;
import io.skybound.query.readmodel.BatchFold;
import io.skybound.query.readmodel.PlaceNames;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/** Keeps read.flight: each flight with its schedule and what is free on it. */
@Component
@ProcessingGroup(FlightProjection.NAME)
class FlightProjection {

    static final String NAME = "flights";

    private final FlightFold fold;
    private final FlightRows rows;
    private final BatchFold<FlightRow> batch;

    FlightProjection(PlaceNames places, FlightRows rows, Arrivals arrivals) {
        this.fold = new FlightFold(places);
        this.rows = rows;
        this.batch = new BatchFold<>(NAME, rows, arrivals);
    }

    @EventHandler
    void project(FlightEvent event, @SequenceNumber long version) {
        batch.add(event.flightId(), row -> fold.evolve(row, event, version));
    }

    @EventHandler
    void project(SeatsEvent event, @SequenceNumber long version) {
        batch.add(event.flightId(), row -> fold.evolve(row, event, version));
    }

    @ResetHandler
    void forget() {
        rows.clear();
    }

    /** One flight is two streams and one row: they must go through the same segment, in the order they happened. */
    static Object sequence(EventMessage<?> message) {
        return switch (message.getPayload()) {
            case FlightEvent event -> event.flightId();
            case SeatsEvent event -> event.flightId();
            default -> message.getIdentifier();
        };
    }
}
