package io.skybound.query.places;

import io.skybound.api.place.Airline;
import io.skybound.api.place.AirlineView;
import io.skybound.api.place.Airport;
import io.skybound.api.place.AirportView;
import io.skybound.api.place.Places;
import io.skybound.platform.web.Kept;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** All airports and all airlines, for those who want to go on without us for a while. */
@RestController
@RequestMapping(path = "/cache", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Places", description = "Airports with scheduled service")
class PlacesCacheEndpoint {

    private static final String DESCRIPTION =
            "For an offline cache. Compressed with gzip where `Accept-Encoding` takes it; either form has its own"
                    + " strong `ETag`, to be sent in `If-None-Match`. Changes with a release only.";

    private static final CacheControl ONE_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    /** Made for the first who asks, so that nobody waits for it at the start. */
    private final SingletonSupplier<Kept> airports = SingletonSupplier.of(
            () -> Kept.json(Places.load().airports().stream().map(Airport::view).toList()));

    private final SingletonSupplier<Kept> airlines = SingletonSupplier.of(
            () -> Kept.json(Places.load().airlines().stream().map(Airline::view).toList()));

    @GetMapping("/airports")
    @Operation(operationId = "allAirports", summary = "All airports, the greatest first", description = DESCRIPTION)
    @ApiResponse(
            responseCode = "200",
            description = "Every airport with scheduled service",
            headers = {
                @Header(name = HttpHeaders.ETAG, schema = @Schema(type = "string", example = "\"5d41402abc4b2a76\"")),
                @Header(
                        name = HttpHeaders.CACHE_CONTROL,
                        schema = @Schema(type = "string", example = "max-age=3600, public"))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            array = @ArraySchema(schema = @Schema(implementation = AirportView.class)),
                            examples = @ExampleObject(name = "one of many", value = """
                                [{"id": "apt_jfk", "iata_code": "JFK", "icao_code": "KJFK",
                                  "name": "John F Kennedy International Airport", "city": "New York",
                                  "country": "United States", "time_zone": "America/New_York",
                                  "latitude": 40.63945, "longitude": -73.77932}]\
                                """)))
    @ApiResponse(responseCode = "304", description = "Unchanged since `If-None-Match`", content = @Content)
    ResponseEntity<byte[]> airports(
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Parameter(hidden = true) @Nullable
                    String encodings) {
        return airports.obtain().serve(encodings, ONE_HOUR);
    }

    @GetMapping("/airlines")
    @Operation(operationId = "allAirlines", summary = "All airlines by code", description = DESCRIPTION)
    @ApiResponse(
            responseCode = "200",
            description = "Every airline that flies between them",
            headers = {
                @Header(name = HttpHeaders.ETAG, schema = @Schema(type = "string", example = "\"7d793037a0760186\"")),
                @Header(
                        name = HttpHeaders.CACHE_CONTROL,
                        schema = @Schema(type = "string", example = "max-age=3600, public"))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            array = @ArraySchema(schema = @Schema(implementation = AirlineView.class)),
                            examples =
                                    @ExampleObject(
                                            name = "one of many",
                                            value = "[{\"code\": \"LH\", \"name\": \"Lufthansa\"}]")))
    @ApiResponse(responseCode = "304", description = "Unchanged since `If-None-Match`", content = @Content)
    ResponseEntity<byte[]> airlines(
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Parameter(hidden = true) @Nullable
                    String encodings) {
        return airlines.obtain().serve(encodings, ONE_HOUR);
    }
}
