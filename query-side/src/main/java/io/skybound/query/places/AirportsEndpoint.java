package io.skybound.query.places;

import io.skybound.api.place.Airport;
import io.skybound.api.place.AirportView;
import io.skybound.api.place.Places;
import io.skybound.platform.openapi.Fails;
import io.skybound.platform.web.InputError;
import io.skybound.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Look-up of airports, for everybody. */
@RestController
@RequestMapping(path = "/airports", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Places", description = "Airports with scheduled service")
class AirportsEndpoint {

    private static final int LONGEST_QUERY = 100;
    private static final int MOST_AIRPORTS = 200;

    private static final String JFK = """
            {"id": "apt_jfk", "iata_code": "JFK", "icao_code": "KJFK", "name": "John F Kennedy International Airport",
             "city": "New York", "country": "United States", "time_zone": "America/New_York",
             "latitude": 40.63945, "longitude": -73.77932}""";

    private final Places places = Places.load();
    private final AirportSearch search = new AirportSearch(places);

    @GetMapping
    @Operation(
            operationId = "findAirports",
            summary = "Find airports by name, city or IATA code",
            description = "Accents and case do not matter. An exact code comes first, then cities and names that start"
                    + " with the query; of two that fit equally well the greater airport. Without a query: the greatest"
                    + " airports of the world.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "The airports that fit, the best first; an empty list if none does",
            content = @Content(examples = @ExampleObject(name = "query=new york", value = "[" + JFK + "]")))
    @Fails(
            status = 422,
            code = "invalid_request",
            detail = "must be between 1 and 200",
            pointer = "/limit",
            error = "out_of_range")
    ResponseEntity<List<AirportView>> find(
            @RequestParam(defaultValue = "")
                    @Parameter(description = "Name, city or code, at most 100 characters", example = "new york")
                    String query,
            @RequestParam(defaultValue = "10") @Parameter(description = "1 to 200", example = "10") int limit) {
        refuseWhatIsOutOfBounds(query, limit);
        return cacheable(search.find(query, limit));
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getAirport",
            summary = "One airport by id or IATA code",
            description = "Times of flights are local to their airports; `time_zone` is the IANA name of the zone.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "The airport",
            content = @Content(examples = @ExampleObject(name = "JFK", value = JFK)))
    @Fails(status = 404, code = "airport_not_found", detail = "There is no airport with this id or code.")
    ResponseEntity<AirportView> one(
            @PathVariable @Parameter(description = "Id or IATA code, in any case", example = "JFK") String id) {
        return cacheable(places.airport(id)
                .map(Airport::view)
                .orElseThrow(() -> Problem.notFound("airport_not_found", "There is no airport with this id or code.")));
    }

    private static void refuseWhatIsOutOfBounds(String query, int limit) {
        List<InputError> errors = new ArrayList<>();
        if (query.length() > LONGEST_QUERY) {
            errors.add(new InputError("/query", "too_long", "must have at most " + LONGEST_QUERY + " characters"));
        }
        if (limit < 1 || limit > MOST_AIRPORTS) {
            errors.add(new InputError("/limit", "out_of_range", "must be between 1 and " + MOST_AIRPORTS));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    /** Airports change with a release, so a browser may keep what it typed for. */
    private static <T> ResponseEntity<T> cacheable(T body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(body);
    }
}
