package io.skybound.query.flights;

import io.skybound.platform.openapi.Fails;
import io.skybound.query.readmodel.PlaceNames;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The search for flights, answered so that a program can filter and sort it. */
@RestController
@Tag(name = "Flights", description = "Search, single flights and their availability")
class FlightColumnsEndpoint {

    /** More than any route has in two days, and still a small answer. */
    private static final int MOST = 2_000;

    private final Timetable flights;
    private final PlaceNames places;
    private final Clock clock;

    FlightColumnsEndpoint(Timetable flights, PlaceNames places, Clock clock) {
        this.flights = flights;
        this.places = places;
        this.clock = clock;
    }

    @PostMapping(path = "/search/optimize", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "searchFlightColumns",
            summary = "Find flights, answered by column",
            description =
                    "The same search as `/flights/search`, in a form that is small and quick to filter in a Web Worker: the"
                            + " n-th entry of each column is of the n-th flight. Everything is on one page of at most 2,000"
                            + " flights, so `limit` and `after` of the body change nothing here.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = SearchRequest.class),
                                            examples = {
                                                @ExampleObject(name = "one way", value = FlightExamples.SEARCH),
                                                @ExampleObject(
                                                        name = "there and back",
                                                        value = FlightExamples.SEARCH_ROUND_TRIP)
                                            })))
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "The flights found, by column; empty columns if none",
            content = @Content(examples = @ExampleObject(name = "there and back", value = FlightExamples.COLUMNS)))
    @Fails(
            status = 422,
            code = "invalid_request",
            detail = "is not the IATA code of an airport with scheduled service",
            pointer = "/to_code",
            error = "unknown_airport")
    FlightColumns search(@RequestBody SearchRequest body) {
        FlightSearch search =
                new SearchRules(places.places(), clock).check(body.whole()).upTo(MOST);
        return FlightColumns.of(search, search.find(flights, Instant.now(clock)), places);
    }
}
