package io.skybound.query.bookings;

import io.skybound.api.booking.BookingRefusal.BookingNotFound;
import io.skybound.api.booking.BookingView;
import io.skybound.platform.openapi.Fails;
import io.skybound.platform.security.Caller;
import io.skybound.platform.web.ETags;
import io.skybound.platform.web.MinVersion;
import io.skybound.platform.web.Problem;
import io.skybound.query.readmodel.Found;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One booking, for its own traveller. */
@RestController
@Tag(name = "Bookings", description = "From held seats to a confirmed journey, and back")
class BookingReadEndpoint {

    private static final BookingNotFound NOT_FOUND = new BookingNotFound();

    private final BookingReads bookings;

    BookingReadEndpoint(BookingReads bookings) {
        this.bookings = bookings;
    }

    @GetMapping(path = "/bookings/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getBooking",
            summary = "One of my bookings",
            description = "The `ETag` is the booking's version: send it in `If-None-Match` to ask only for news, and in"
                    + " `If-Match` to change the booking.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "The booking",
            headers = @Header(name = "ETag", schema = @Schema(type = "string", example = "\"1\"")),
            content = @Content(examples = @ExampleObject(name = "awaiting payment", value = BookingExamples.BOOKING)))
    @ApiResponse(responseCode = "304", description = "Unchanged since `If-None-Match`", content = @Content)
    @Fails(status = 404, code = "booking_not_found", detail = "There is no booking with this id.")
    @Fails(status = 503, code = "projection_lagging", detail = "The read model has not caught up yet. Try again.")
    ResponseEntity<BookingView> one(
            Caller caller,
            @PathVariable @Parameter(example = "bkg_ada") String id,
            @RequestParam(name = "min_version", required = false)
                    @Parameter(
                            description = "The version a write has answered; waits up to two seconds for it",
                            schema = @Schema(type = "integer", format = "int64", minimum = "0"))
                    @Nullable
                    String minVersion) {
        Found<BookingView> found = bookings.findOwn(id, caller.userId(), MinVersion.parse(minVersion));
        if (found.lagging()) {
            throw MinVersion.lagging();
        }
        if (found.row() == null) {
            throw Problem.notFound(NOT_FOUND.code(), NOT_FOUND.detail());
        }
        return ETags.ok(found.row().version(), found.row());
    }
}
