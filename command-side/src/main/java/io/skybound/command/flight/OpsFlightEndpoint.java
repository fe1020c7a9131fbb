package io.skybound.command.flight;

import io.skybound.api.Refused;
import io.skybound.api.flight.FlightAnswer;
import io.skybound.api.flight.FlightCommand.ScheduleFlight;
import io.skybound.api.flight.FlightQuery.FindFlight;
import io.skybound.api.flight.FlightRefusal.FlightAlreadyScheduled;
import io.skybound.api.flight.FlightRefusal.FlightNotFound;
import io.skybound.api.flight.FlightView;
import io.skybound.api.place.Places;
import io.skybound.command.request.Failures;
import io.skybound.command.request.Request;
import io.skybound.command.request.Requests;
import io.skybound.platform.idempotency.IdempotencyKey;
import io.skybound.platform.openapi.Fails;
import io.skybound.platform.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Operations put flights on sale, delay them, move their gates and cancel them. */
@RestController
@Tag(name = "Operations", description = "What the airline does to flights, and to the system")
class OpsFlightEndpoint {

    private final Requests requests;
    private final FlightSchedule schedule;
    private final Clock clock;
    private final Places places = Places.load();

    OpsFlightEndpoint(Requests requests, FlightSchedule schedule, Clock clock) {
        this.requests = requests;
        this.schedule = schedule;
        this.clock = clock;
    }

    @PostMapping("/ops/flights")
    @Operation(
            operationId = "createFlight",
            summary = "Put a flight on sale",
            description = "An airline has a flight number once a day, by the local date at the origin.")
    @ApiResponse(
            responseCode = "201",
            description = "The flight, on sale",
            useReturnTypeSchema = true,
            headers = {@Header(name = "Location"), @Header(name = "ETag")},
            content = @Content(examples = @ExampleObject(name = "scheduled", value = FlightExamples.SCHEDULED)))
    @ApiResponse(
            responseCode = "202",
            description = "Done, but it does not show yet: ask `Location` with the `ETag`'s `min_version`",
            content = @Content)
    @Fails(
            status = 409,
            code = "flight_already_scheduled",
            detail = "This airline already has a flight of that number on that day.")
    @Fails(
            status = 422,
            code = "invalid_request",
            detail = "The request breaks a rule.",
            pointer = "/from_code",
            error = "unknown_airport")
    @Fails(status = 503, code = "deadline_exceeded", detail = "This takes too long. Repeat the same request.")
    ResponseEntity<FlightView> schedule(@Valid @RequestBody ScheduleForm form, @Nullable IdempotencyKey key) {
        ScheduleFlight command = form.command(places, clock.instant());
        Request request = requests.begin();
        try {
            request.send(command);
        } catch (RuntimeException e) {
            if (!Failures.isThereAlready(e)) {
                throw e;
            }
            if (key == null || !isThisOne(command, request)) {
                throw new Refused(new FlightAlreadyScheduled(command.flightId()));
            }
        }
        return answer(HttpStatus.CREATED, command.flightId(), 0, request);
    }

    @PatchMapping("/ops/flights/{id}")
    @Operation(
            operationId = "amendFlight",
            summary = "Delay a flight, move its gate, cancel it",
            description = "What is left out stays as it is; who moves only the departure moves the arrival with it. A"
                    + " cancelled flight cancels its bookings, pays them back in full, and tells their travellers.")
    @ApiResponse(
            responseCode = "200",
            description = "The flight as it is now",
            useReturnTypeSchema = true,
            headers = @Header(name = "ETag"),
            content = @Content(examples = @ExampleObject(name = "delayed", value = FlightExamples.DELAYED)))
    @ApiResponse(
            responseCode = "202",
            description = "Done, but it does not show yet: ask `Location` with the `ETag`'s `min_version`",
            content = @Content)
    @Fails(status = 404, code = "flight_not_found", detail = "There is no flight with this id.")
    @Fails(status = 409, code = "flight_is_final", detail = "The flight is cancelled and can't be changed any more.")
    @Fails(status = 422, code = "arrival_before_departure", detail = "A flight arrives after it departed.")
    @Fails(
            status = 422,
            code = "invalid_request",
            detail = "The request breaks a rule.",
            pointer = "/status",
            error = "invalid_value")
    @Fails(status = 503, code = "deadline_exceeded", detail = "This takes too long. Repeat the same request.")
    ResponseEntity<FlightView> amend(
            @PathVariable @Parameter(example = "flt_sb400_20260701") String id, @Valid @RequestBody AmendForm form) {
        if (!FlightIds.isOne(id)) {
            throw new Refused(new FlightNotFound(id));
        }
        Request request = requests.begin().whereMissing(new FlightNotFound(id));
        long version = request.sendForVersion(form.command(id, clock.instant()));
        return answer(HttpStatus.OK, id, version, request);
    }

    /** A repeated request finds its own flight, also if it has been delayed since; another flight differs. */
    private boolean isThisOne(ScheduleFlight c, Request request) {
        return request.read(() -> schedule.find(c.flightId()))
                .filter(known -> known.scheduledDeparture().equals(c.departure()))
                .filter(known -> known.destinationCode().equals(c.destinationCode()))
                .filter(known -> known.aircraftType().equals(c.aircraftType()))
                .filter(known -> known.cabins().equals(c.cabins()))
                .isPresent();
    }

    private static ResponseEntity<FlightView> answer(HttpStatus status, String id, long version, Request request) {
        FlightAnswer found = request.ask(new FindFlight(id, version), FlightAnswer.class);
        FlightView flight = found.flight();
        URI location = URI.create("/flights/" + id);
        if (flight == null || found.lagging()) {
            return ETags.answer(HttpStatus.ACCEPTED, version).location(location).build();
        }
        ResponseEntity.BodyBuilder answer = ETags.answer(status, flight.version());
        return (status == HttpStatus.CREATED ? answer.location(location) : answer).body(flight);
    }
}
