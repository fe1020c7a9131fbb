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

    private final FlightBoard board;
    private final PlaceNames places;
    private final WaitingReads waiting;

    FlightReads(FlightBoard board, PlaceNames places, WaitingReads waiting) {
        this.board = board;
        this.places = places;
        this.waiting = waiting;
    }

    @QueryHandler
    CompletableFuture<FlightAnswer> answer(FindFlight query) {
        return waiting.readLater(() -> find(query.flightId(), query.minVersion()))
                .thenApply(this::answer);
    }

    Found<ListedFlight> find(String id, long minVersion) {
        return waiting.read(
                "flt_",
                id,
                minVersion,
                () -> board.find(id, minVersion),
                flight -> flight.row().version() >= minVersion);
    }

    private FlightAnswer answer(Found<ListedFlight> found) {
        ListedFlight flight = found.row();
        return new FlightAnswer(flight == null ? null : flight.row().view(places, null), found.lagging());
    }
}
