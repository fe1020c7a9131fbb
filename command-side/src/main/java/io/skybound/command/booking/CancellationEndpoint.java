package io.skybound.command.booking;

import io.skybound.api.booking.BookingCommand.QuoteCancellation;
import io.skybound.api.booking.BookingRefusal.BookingNotFound;
import io.skybound.api.booking.CancellationQuote;
import io.skybound.command.request.Requests;
import io.skybound.platform.openapi.Fails;
import io.skybound.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells travellers what they would get back, before they cancel. The booking itself answers, by the rules it cancels by. */
@RestController
@Tag(name = "Bookings", description = "From held seats to a confirmed journey, and back")
class CancellationEndpoint {

    private final Requests requests;
    private final Clock clock;

    CancellationEndpoint(Requests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @GetMapping(path = "/bookings/{id}/cancellation", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "quoteCancellation",
            summary = "What cancelling would give back",
            description =
                    "Nothing is cancelled. `DELETE /bookings/{id}` gives back exactly this until `valid_until`, unless"
                            + " the booking changes before.")
    @ApiResponse(
            responseCode = "200",
            description = "What goes back and what is kept: together what was paid and is not given back already",
            useReturnTypeSchema = true,
            content = @Content(examples = @ExampleObject(name = "two days later", value = BookingExamples.QUOTE)))
    @Fails(status = 404, code = "booking_not_found", detail = "There is no booking with this id.")
    @Fails(status = 409, code = "already_departed", detail = "The journey has begun.")
    @Fails(status = 409, code = "booking_closed", detail = "The booking is over and can't be changed any more.")
    @Fails(status = 503, code = "deadline_exceeded", detail = "This takes too long. Repeat the same request.")
    CancellationQuote quote(@PathVariable @Parameter(example = "bkg_ada") String id, Caller caller) {
        BookingEndpoint.requireId(id);
        return requests.begin()
                .whereMissing(new BookingNotFound())
                .send(new QuoteCancellation(id, caller.userId(), clock.instant()), CancellationQuote.class);
    }
}
