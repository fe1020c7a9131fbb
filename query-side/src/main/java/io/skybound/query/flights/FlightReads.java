package io.skybound.query.flights;

import io.skybound.api.flight.FlightAnswer;
import io.skybound.api.flight.FlightQuery.FindFlight;
import io.skybound.query.readmodel.Found;
import io.skybound.query.readmodel.PlaceNames;
import io.skybound.query.readmodel.WaitingReads;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Looks flights up, for the query bus and for HTTP. */
@Component
class FlightReads {

    private final FlightRows rows;
    private final PlaceNames places;
    private final WaitingReads waiting;

    FlightReads(FlightRows rows, PlaceNames places, WaitingReads waiting) {
        this.rows = rows;
        this.places = places;
        this.waiting = waiting;
    }

    @QueryHandler
    CompletableFuture<FlightAnswer> answer(FindFlight query) {
        return waiting.readLater(() -> find(query.flightId(), query.minVersion()))
                .thenApply(this::answer);
    }

    Found<FlightRow> find(String id, long minVersion) {
        return waiting.read(id, minVersion, () -> rows.find(id), row -> row.version() >= minVersion);
    }

    private FlightAnswer answer(Found<FlightRow> found) {
        FlightRow row = found.row();
        return new FlightAnswer(row == null ? null : row.view(places, null), found.lagging());
    }
}
