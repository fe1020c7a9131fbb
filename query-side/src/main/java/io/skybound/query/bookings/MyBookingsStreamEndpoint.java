package io.skybound.query.bookings;

import io.skybound.platform.openapi.Fails;
import io.skybound.platform.security.Caller;
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
import org.springframework.web.bind.annotation.RestController;

/** A traveller's own bookings as they change. */
@RestController
@Tag(name = "Bookings", description = "From held seats to a confirmed journey, and back")
class MyBookingsStreamEndpoint {

    private final Feed myBookingsFeed;

    MyBookingsStreamEndpoint(Feed myBookingsFeed) {
        this.myBookingsFeed = myBookingsFeed;
    }

    @GetMapping(path = "/users/me/bookings/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "watchMyBookings",
            summary = "Watch my bookings",
            description =
                    "Server-sent events. First all my bookings as they are, one event each, then every change of one"
                            + " of them once, as soon as it is known, also of bookings that are new. With `Last-Event-ID`"
                            + " the stream goes on after that event, each missed change in its order; with an id that is"
                            + " still to come it begins again. A comment every 15 seconds keeps the connection. The stream"
                            + " ends with the session and with the access token: come back with a new one and the last id."
                            + " Who reads too slowly is shown the latest state next, without the changes in between; who"
                            + " reads nothing for 20 seconds is disconnected and may resume.",
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = "Last-Event-ID",
                            description = "The `id` of the last event that was received",
                            schema = @Schema(type = "string", pattern = "^\\d{1,18}$", example = "4711")))
    @ApiResponse(
            responseCode = "200",
            description = "The stream; `data` of each `booking` event is a Booking",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject(name = "one booking", value = BookingExamples.STREAM)))
    @Fails(
            status = 400,
            code = "invalid_last_event_id",
            detail = "`Last-Event-ID` is not an id that this stream has sent.")
    @Fails(status = 429, code = "too_many_streams", detail = "Too many streams are open. Close one, or wait a little.")
    @Fails(status = 503, code = "no_stream_free", detail = "Too many are watching at the moment. Try again soon.")
    @Fails(status = 503, code = "shutting_down", detail = "This server is about to stop. Try again.")
    void stream(
            Caller caller,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response) {
        myBookingsFeed.open(caller.userId(), caller, request, response);
    }
}
