package io.skybound.query.flights;

import io.skybound.api.flight.FlightEvent;
import io.skybound.api.seats.SeatsCommand;
import io.skybound.api.seats.SeatsEvent;
import io.skybound.query.readmodel.BatchFold;
import io.skybound.query.readmodel.PlaceNames;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.SequenceNumber;

/** Keeps read.flight: each flight with its schedule and what is free on it. */
@ProcessingGroup(FlightProjection.NAME)
class FlightProjection {

    static final String NAME = "flights";

    private static final String INVENTORY = SeatsCommand.inventoryOf("");

    /** {@link #flightOf} as SQL. */
    static final String TOGETHER = "replace(aggregate_identifier, '" + INVENTORY + "', '')";

    private final FlightFold fold;
    private final BatchFold<FlightRow> batch;

    FlightProjection(PlaceNames places, BatchFold.Rows<FlightRow> rows, Consumer<List<String>> tell) {
        this.fold = new FlightFold(places);
        this.batch = new BatchFold<>(NAME, rows, tell);
    }

    @EventHandler
    void project(FlightEvent event, @SequenceNumber long version) {
        batch.add(event.flightId(), row -> fold.evolve(row, event, version));
    }

    @EventHandler
    void project(SeatsEvent event, @SequenceNumber long version) {
        batch.add(event.flightId(), row -> fold.evolve(row, event, version));
    }

    /**
     * One flight is two streams and one row: they must go through the same segment, in the order they happened. Told by
     * the stream's id, so that the thread that hands out the events need not read each one.
     */
    static Object sequence(EventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> event)) {
            return message.getIdentifier();
        }
        return flightOf(event.getAggregateIdentifier());
    }

    static String flightOf(String stream) {
        return stream.startsWith(INVENTORY) ? stream.substring(INVENTORY.length()) : stream;
    }
}
