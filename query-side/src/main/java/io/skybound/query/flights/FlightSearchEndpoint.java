package io.skybound.query.flights;

import io.skybound.api.flight.FlightView;
import io.skybound.api.place.Places;
import io.skybound.platform.openapi.Fails;
import io.skybound.platform.openapi.FailsOnForeignCursor;
import io.skybound.platform.web.Paging;
import io.skybound.platform.web.WrittenJson;
import io.skybound.query.flights.FlightSearch.Page;
import io.skybound.query.readmodel.PlaceNames;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The search for flights, for everybody. */
@RestController
@Tag(name = "Flights", description = "Search, single flights and their availability")
class FlightSearchEndpoint {

    private final Timetable flights;
    private final PlaceNames names;
    private final Places places;
    private final Clock clock;

    FlightSearchEndpoint(Timetable flights, PlaceNames names, Clock clock) {
        this.flights = flights;
        this.names = names;
        this.places = names.places();
        this.clock = clock;
    }

    @PostMapping(path = "/flights/search", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "searchFlights",
            summary = "Find flights",
            description =
                    "Direct flights of that day which have not left, are not cancelled, and have enough seats free."
                            + " With a `return_date` the flights back follow those out, told apart by `is_return_flight`. Where"
                            + " there are more, `Link` names the next page: send the same body there, or put its `after` into"
                            + " the body.",
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
            description = "The flights found, an empty array if none",
            headers = @Header(name = "Link", description = "The next page", schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            array = @ArraySchema(schema = @Schema(implementation = FlightView.class)),
                            examples = @ExampleObject(name = "JFK to LAX", value = FlightExamples.FLIGHTS)))
    @FailsOnForeignCursor
    @Fails(
            status = 422,
            code = "invalid_request",
            detail = "is not the IATA code of an airport with scheduled service",
            pointer = "/to_code",
            error = "unknown_airport")
    WrittenJson search(
            @RequestBody SearchRequest body,
            @RequestParam(required = false) @Parameter(description = "Instead of `after` in the body") @Nullable
                    String after,
            HttpServletRequest request,
            HttpServletResponse response) {
        FlightSearch search = new SearchRules(places, clock).check(body.after() == null ? body.from(after) : body);
        Page page = search.find(flights, Instant.now(clock));
        boolean roundTrip = search.returnDate() != null;
        Paging.announce(request, response, page.next());
        return FlightJson.array(page.hits(), roundTrip, names);
    }
}
