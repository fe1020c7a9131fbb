package io.skybound.command.booking;

import io.skybound.api.Refused;
import io.skybound.api.booking.BookingAnswer;
import io.skybound.api.booking.BookingCommand.CancelBooking;
import io.skybound.api.booking.BookingCommand.CorrectBooking;
import io.skybound.api.booking.BookingQuery.FindBooking;
import io.skybound.api.booking.BookingRefusal.BookingNotFound;
import io.skybound.api.booking.BookingView;
import io.skybound.command.request.Request;
import io.skybound.command.request.Requests;
import io.skybound.platform.openapi.Fails;
import io.skybound.platform.security.Caller;
import io.skybound.platform.web.ETags;
import io.skybound.platform.web.IfMatch;
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
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Corrects and cancels bookings, for their own travellers. */
@RestController
@Tag(name = "Bookings", description = "From held seats to a confirmed journey, and back")
class BookingEndpoint {

    private static final Pattern ID = Pattern.compile("bkg_[A-Za-z0-9]{1,60}");

    private final Requests requests;
    private final Clock clock;

    BookingEndpoint(Requests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @PutMapping("/bookings/{id}")
    @Operation(
            operationId = "updateBooking",
            summary = "Correct passengers' papers or the contact address",
            description = "What is left out stays as it is. `If-Match` names the version that you have seen.")
    @ApiResponse(
            responseCode = "200",
            description = "The booking as it is now",
            useReturnTypeSchema = true,
            headers = @Header(name = "ETag"),
            content = @Content(examples = @ExampleObject(name = "corrected", value = BookingExamples.CORRECTED)))
    @ApiResponse(
            responseCode = "202",
            description = "Done, but it does not show yet: ask `Location` with the `ETag`'s `min_version`",
            content = @Content)
    @Fails(status = 404, code = "booking_not_found", detail = "There is no booking with this id.")
    @Fails(status = 409, code = "booking_closed", detail = "The booking is over and can't be changed any more.")
    @Fails(status = 409, code = "already_departed", detail = "The journey has begun.")
    @Fails(status = 412, code = "precondition_failed", detail = "The booking has changed since; its version is now 3.")
    @Fails(
            status = 422,
            code = "no_such_passenger",
            detail = "The booking has no passenger with this id.",
            pointer = "/passengers/0/id",
            error = "no_such_passenger")
    @Fails(
            status = 422,
            code = "invalid_request",
            detail = "The request breaks a rule.",
            pointer = "/passengers/0/last_name",
            error = "invalid_format")
    @Fails(status = 428, code = "precondition_required", detail = "Send If-Match with the version you have seen.")
    @Fails(status = 503, code = "deadline_exceeded", detail = "This takes too long. Repeat the same request.")
    ResponseEntity<BookingView> correct(
            @PathVariable @Parameter(example = "bkg_ada") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Parameter(example = "\"1\"") @Nullable
                    String ifMatch,
            @Valid @RequestBody CorrectionForm form,
            Caller caller) {
        IfMatch seen = IfMatch.required(ifMatch);
        return change(
                id,
                request -> request.sendForVersion(new CorrectBooking(
                        id,
                        caller.userId(),
                        expected(seen, id, request),
                        form.contactEmail(),
                        form.corrections(),
                        clock.instant())));
    }

    @DeleteMapping("/bookings/{id}")
    @Operation(
            operationId = "cancelBooking",
            summary = "Cancel a booking",
            description = "The seats are free again at once. What comes back of the fare stands in `refund`:"
                    + " everything within the free period, otherwise what the conditions at purchase say. Sent again, it"
                    + " answers the same.")
    @ApiResponse(
            responseCode = "200",
            description = "The cancelled booking with its refund",
            useReturnTypeSchema = true,
            headers = @Header(name = "ETag"),
            content = @Content(examples = @ExampleObject(name = "cancelled", value = BookingExamples.CANCELLED)))
    @ApiResponse(
            responseCode = "202",
            description = "Done, but it does not show yet: ask `Location` with the `ETag`'s `min_version`",
            content = @Content)
    @Fails(status = 404, code = "booking_not_found", detail = "There is no booking with this id.")
    @Fails(status = 409, code = "already_departed", detail = "The journey has begun.")
    @Fails(status = 409, code = "booking_closed", detail = "The booking is over and can't be changed any more.")
    @Fails(status = 503, code = "deadline_exceeded", detail = "This takes too long. Repeat the same request.")
    ResponseEntity<BookingView> cancel(@PathVariable @Parameter(example = "bkg_ada") String id, Caller caller) {
        return change(id, request -> request.sendForVersion(new CancelBooking(id, caller.userId(), clock.instant())));
    }

    private ResponseEntity<BookingView> change(String id, ToLongFunction<Request> command) {
        requireId(id);
        Request request = requests.begin().whereMissing(new BookingNotFound());
        long version = command.applyAsLong(request);
        BookingAnswer found = request.ask(new FindBooking(id, version, false), BookingAnswer.class);
        BookingView booking = found.booking();
        return booking == null || found.lagging()
                ? ETags.answer(HttpStatus.ACCEPTED, version)
                        .location(URI.create("/bookings/" + id))
                        .build()
                : ETags.ok(booking.version(), booking);
    }

    static void requireId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new Refused(new BookingNotFound());
        }
    }

    /** For {@code If-Match: *} the version that shows; the booking itself still refuses it if it is not the last. */
    private static long expected(IfMatch seen, String id, Request request) {
        Long version = seen.expected();
        if (version != null) {
            return version;
        }
        BookingView booking =
                request.ask(new FindBooking(id, 0, false), BookingAnswer.class).booking();
        if (booking == null) {
            throw new Refused(new BookingNotFound());
        }
        return booking.version();
    }
}
