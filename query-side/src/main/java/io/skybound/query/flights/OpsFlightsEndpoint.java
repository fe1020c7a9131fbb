package io.skybound.query.flights;

import io.skybound.api.flight.FlightStatus;
import io.skybound.api.flight.FlightView;
import io.skybound.platform.openapi.Fails;
import io.skybound.platform.openapi.FailsOnForeignCursor;
import io.skybound.platform.web.BadParameter;
import io.skybound.platform.web.Cursor;
import io.skybound.platform.web.Paging;
import io.skybound.query.readmodel.PlaceNames;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A day's flights as operations see them, with those that can't be booked any more. */
@RestController
@Tag(name = "Operations", description = "What the airline does to flights, and to the system")
class OpsFlightsEndpoint {

    private static final String LIST = "ops-flights";

    private final FlightRows flights;
    private final PlaceNames places;
    private final Clock clock;

    OpsFlightsEndpoint(FlightRows flights, PlaceNames places, Clock clock) {
        this.flights = flights;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping(path = "/ops/flights", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listFlightsOfDay",
            summary = "The flights of a day",
            description = "In the order of their departure, whatever their status. The day is local to the origin.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "One page, an empty array if there are none",
            headers = @Header(name = "Link", description = "The next page", schema = @Schema(type = "string")),
            content = @Content(examples = @ExampleObject(name = "one flight", value = FlightExamples.FLIGHTS)))
    @Fails(
            status = 400,
            code = "invalid_parameter",
            detail = "must be a date such as 2026-07-01",
            pointer = "/date",
            error = "invalid_parameter")
    @FailsOnForeignCursor
    ResponseEntity<List<FlightView>> listFlightsOfDay(
            @RequestParam(required = false)
                    @Parameter(description = "Today in UTC if left out", schema = @Schema(format = "date"))
                    @Nullable
                    String date,
            @RequestParam(required = false)
                    @Parameter(description = "IATA code of the origin or the destination", example = "JFK")
                    @Nullable
                    String airport,
            @RequestParam(required = false)
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"scheduled", "on-time", "delayed", "cancelled", "arrived"
                                            }))
                    @Nullable
                    String status,
            @RequestParam(name = "flight_number", required = false) @Parameter(example = "SB400") @Nullable
                    String flightNumber,
            @RequestParam(required = false)
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
                    @Nullable
                    Integer limit,
            @RequestParam(required = false) @Parameter(description = "Cursor from `Link`") @Nullable String after,
            HttpServletRequest request) {
        FlightDay day = new FlightDay(date(date), upper(airport), status(status), upper(flightNumber));
        int most = Paging.limit(limit, 50);
        Cursor cursor = Cursor.parse(LIST, 2, after);
        List<FlightRow> found = flights.ofDay(
                day,
                (cursor == null ? Instant.EPOCH : Instant.EPOCH.plus(cursor.number(0), ChronoUnit.MICROS))
                        .atOffset(ZoneOffset.UTC),
                cursor == null ? "" : cursor.key(1),
                most + 1);
        return Paging.page(request, found, most, OpsFlightsEndpoint::place, row -> row.view(places, null));
    }

    private LocalDate date(@Nullable String text) {
        try {
            return text == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : parsed(text);
        } catch (DateTimeException e) {
            throw BadParameter.of("date", "must be a date such as 2026-07-01");
        }
    }

    /** Java also reads years that the database does not know. */
    private static LocalDate parsed(String text) {
        LocalDate date = LocalDate.parse(text);
        if (date.getYear() < 0 || date.getYear() > 9999) {
            throw new DateTimeException("not a year of four digits");
        }
        return date;
    }

    private static @Nullable FlightStatus status(@Nullable String text) {
        try {
            return text == null ? null : FlightStatus.of(text);
        } catch (IllegalArgumentException e) {
            throw BadParameter.of("status", "must be scheduled, on-time, delayed, cancelled or arrived");
        }
    }

    private static @Nullable String upper(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip().toUpperCase(Locale.ROOT);
    }

    private static Cursor place(FlightRow row) {
        return Cursor.of(
                LIST, ChronoUnit.MICROS.between(Instant.EPOCH, row.times().departure()), row.id());
    }
}
