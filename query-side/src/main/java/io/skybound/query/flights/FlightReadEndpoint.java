package io.skybound.query.flights;

import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.FlightView;
import io.skybound.api.flight.FlightView.CabinView;
import io.skybound.platform.openapi.Fails;
import io.skybound.platform.web.InputError;
import io.skybound.platform.web.MinVersion;
import io.skybound.platform.web.Problem;
import io.skybound.platform.web.WrittenJson;
import io.skybound.query.readmodel.Found;
import io.skybound.query.readmodel.PlaceNames;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One flight and what is free on it, for everybody. */
@RestController
@RequestMapping(path = "/flights/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Flights", description = "Search, single flights and their availability")
class FlightReadEndpoint {

    /** What is free on a flight. */
    record Availability(String flightId, Map<Cabin, CabinView> cabins) {}

    private final FlightReads flights;
    private final PlaceNames places;

    FlightReadEndpoint(FlightReads flights, PlaceNames places) {
        this.flights = flights;
        this.places = places;
    }

    @GetMapping
    @Operation(
            operationId = "getFlight",
            summary = "One flight",
            description = "Times are local, with their offset. The `ETag` changes with every sale too; send it back in"
                    + " `If-None-Match`.")
    @ApiResponse(
            responseCode = "200",
            description = "The flight",
            headers = @Header(name = "ETag", schema = @Schema(type = "string", example = "W/\"2.17\"")),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = FlightView.class),
                            examples = @ExampleObject(name = "SB400", value = FlightExamples.FLIGHT)))
    @ApiResponse(responseCode = "304", description = "Unchanged since `If-None-Match`", content = @Content)
    @Fails(status = 404, code = "flight_not_found", detail = "There is no flight with this id.")
    @Fails(status = 503, code = "projection_lagging", detail = "The read model has not caught up yet. Try again.")
    ResponseEntity<WrittenJson> one(
            @PathVariable @Parameter(example = "flt_sb400") String id,
            @RequestParam(name = "min_version", required = false)
                    @Parameter(
                            description = "The version a write has answered; waits up to two seconds for it",
                            schema = @Schema(type = "integer", format = "int64", minimum = "0"))
                    @Nullable
                    String minVersion) {
        ListedFlight flight = flight(id, MinVersion.parse(minVersion));
        return answer(flight.row(), flight.json(places).alone());
    }

    @GetMapping("/availability")
    @Operation(
            operationId = "getAvailability",
            summary = "What is free on a flight",
            description = "All cabins of the flight, or the one asked for; no cabins if the flight has none like it.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "Price, seats and what is free, by cabin",
            headers = @Header(name = "ETag", schema = @Schema(type = "string", example = "W/\"2.17\"")),
            content = @Content(examples = @ExampleObject(name = "SB400", value = FlightExamples.AVAILABILITY)))
    @ApiResponse(responseCode = "304", description = "Unchanged since `If-None-Match`", content = @Content)
    @Fails(status = 404, code = "flight_not_found", detail = "There is no flight with this id.")
    @Fails(
            status = 422,
            code = "invalid_request",
            detail = "must be economy, premium-economy, business or first",
            pointer = "/cabin_class",
            error = "unknown_cabin")
    @Fails(status = 503, code = "projection_lagging", detail = "The read model has not caught up yet. Try again.")
    ResponseEntity<Availability> availability(
            @PathVariable @Parameter(example = "flt_sb400") String id,
            @RequestParam(name = "cabin_class", required = false)
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"economy", "premium-economy", "business", "first"}))
                    @Nullable
                    String cabinClass,
            @RequestParam(name = "min_version", required = false)
                    @Parameter(
                            description = "The version a write has answered; waits up to two seconds for it",
                            schema = @Schema(type = "integer", format = "int64", minimum = "0"))
                    @Nullable
                    String minVersion) {
        Cabin cabin = cabin(cabinClass);
        FlightRow row = flight(id, MinVersion.parse(minVersion)).row();
        return answer(row, new Availability(row.id(), row.cabins(cabin)));
    }

    private ListedFlight flight(String id, long minVersion) {
        Found<ListedFlight> found = flights.find(id, minVersion);
        if (found.lagging()) {
            throw MinVersion.lagging();
        }
        if (found.row() == null) {
            throw Problem.notFound("flight_not_found", "There is no flight with this id.");
        }
        return found.row();
    }

    /** Whoever keeps it must ask again each time: the next sale changes it. */
    private static <T> ResponseEntity<T> answer(FlightRow row, T body) {
        return ResponseEntity.ok()
                .eTag(row.tag())
                .cacheControl(CacheControl.noCache())
                .body(body);
    }

    private static @Nullable Cabin cabin(@Nullable String name) {
        try {
            return name == null || name.isBlank() ? null : Cabin.of(name);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(List.of(new InputError(
                    "/cabin_class", "unknown_cabin", "must be economy, premium-economy, business or first")));
        }
    }
}
