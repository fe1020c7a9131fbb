package io.skybound.query.flights;

import io.skybound.platform.openapi.Fails;
import io.skybound.query.feed.Feed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A flight's status as it changes, for everybody. */
@RestController
@Tag(name = "Flights", description = "Search, single flights and their availability")
class FlightStatusEndpoint {

    private final Feed flightStatusFeed;

    FlightStatusEndpoint(Feed flightStatusFeed) {
        this.flightStatusFeed = flightStatusFeed;
    }

    @GetMapping(path = "/flights/{id}/status", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "watchFlightStatus",
            summary = "Watch a flight's status",
            description =
                    "Server-sent events. First the status as it is, then every change once, as soon as it is known;"
                            + " sales are no change. `id` is the flight's version: with `Last-Event-ID` the stream goes on"
                            + " after it, and with one that is still to come it begins again with the status as it is. A"
                            + " comment every 15 seconds keeps the connection. Who reads too slowly is shown the latest"
                            + " state next, without the changes in between; who reads nothing for 20 seconds is"
                            + " disconnected and may resume.",
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = "Last-Event-ID",
                            description =
                                    "The `id` of the last event that was received; browsers send it by themselves",
                            schema = @Schema(type = "string", pattern = "^\\d{1,18}$", example = "2")))
    @ApiResponse(
            responseCode = "200",
            description = "The stream; `data` of each `status` event is a FlightStatus",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject(name = "a delay", value = FlightExamples.STATUS)))
    @Fails(
            status = 400,
            code = "invalid_last_event_id",
            detail = "`Last-Event-ID` is not an id that this stream has sent.")
    @Fails(status = 404, code = "flight_not_found", detail = "There is no flight with this id.")
    @Fails(status = 429, code = "too_many_streams", detail = "Too many streams are open. Close one, or wait a little.")
    @Fails(status = 503, code = "no_stream_free", detail = "Too many are watching at the moment. Try again soon.")
    @Fails(status = 503, code = "shutting_down", detail = "This server is about to stop. Try again.")
    void status(
            @PathVariable @Parameter(example = "flt_sb400") String id,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response) {
        flightStatusFeed.open(id, null, request, response);
    }
}
