package io.skybound.query.flights;

import io.skybound.platform.openapi.Fails;
import io.skybound.platform.security.Caller;
import io.skybound.query.feed.Feed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** All flights as they change, for those who look at many of them. */
@RestController
@Tag(name = "Operations", description = "What the airline does to flights, and to the system")
class FlightChangesEndpoint {

    private final Feed flightChangesFeed;

    FlightChangesEndpoint(Feed flightChangesFeed) {
        this.flightChangesFeed = flightChangesFeed;
    }

    @GetMapping(path = "/ops/flights/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "watchFlights",
            summary = "Watch all flights",
            description =
                    "Server-sent events: each flight that is new or whose plan, status or gate has changed, as it is"
                            + " then; sales are no change. A flight that changes faster than it can be sent comes once, as"
                            + " it is at last. Nothing comes first: begin the stream, then read the list of flights, so"
                            + " that nothing is missed in between. A `reload` says that changes may have been missed: read"
                            + " the list again, as after each reconnection; there are no ids to resume by. A comment every"
                            + " 15 seconds keeps the connection. The stream ends with the session and with the access"
                            + " token.")
    @ApiResponse(
            responseCode = "200",
            description = "The stream; `data` of each `flight` event is a Flight",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject(name = "a change", value = FlightExamples.CHANGES)))
    @Fails(status = 429, code = "too_many_streams", detail = "Too many streams are open. Close one, or wait a little.")
    @Fails(status = 503, code = "no_stream_free", detail = "Too many are watching at the moment. Try again soon.")
    @Fails(status = 503, code = "shutting_down", detail = "This server is about to stop. Try again.")
    void watchFlights(
            Caller caller,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response) {
        flightChangesFeed.open(FlightChangesSource.ALL, caller, request, response);
    }
}
