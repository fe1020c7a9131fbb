package io.skybound.query.bookings;

import io.skybound.api.booking.BookingView;
import io.skybound.platform.openapi.Fails;
import io.skybound.platform.security.Caller;
import io.skybound.platform.web.BadParameter;
import io.skybound.platform.web.RateLimit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which booking does an auditor mean? What was read is recorded, as everything under /audit. */
@RestController
@Tag(name = "Audit", description = "What happened, what was known when, and who has looked")
class BookingLookupEndpoint {

    private static final String FOUND = """
        [{"id": "bkg_ada", "booking_reference": "ADA4WX", "user_id": "usr_ada", "status": "confirmed",
          "created_at": "2026-06-01T12:00:00Z"}]\
        """;

    /** What tells a booking from others, without anything personal. */
    @Schema(name = "FoundBooking")
    record FoundBooking(
            String id, String bookingReference, String userId, BookingView.Status status, Instant createdAt) {

        static FoundBooking of(BookingView booking) {
            return new FoundBooking(
                    booking.id(), booking.bookingReference(), booking.userId(), booking.status(), booking.createdAt());
        }
    }

    /** References are short: whoever may look them up must not try them all. */
    private static final RateLimit.Rule LOOK_UPS = new RateLimit.Rule(30, 30, Duration.ofMinutes(1));

    private final BookingRows bookings;
    private final RateLimit limit;

    BookingLookupEndpoint(BookingRows bookings, Clock clock) {
        this.bookings = bookings;
        this.limit = new RateLimit(LOOK_UPS, clock);
    }

    @GetMapping(path = "/audit/bookings", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "findBooking",
            summary = "Find a booking by its reference",
            description = "The reference is what the traveller was told. An empty array if there is none like it.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "The bookings of that reference",
            content = @Content(examples = @ExampleObject(name = "found", value = FOUND)))
    @Fails(
            status = 400,
            code = "missing_parameter",
            detail = "is required",
            pointer = "/reference",
            error = "missing_parameter")
    @Fails(status = 429, code = "too_many_requests", detail = "Too many tries. Wait a little.")
    List<FoundBooking> findBooking(
            @RequestParam(required = false)
                    @Parameter(required = true, description = "In any case", example = "ADA4WX")
                    @Nullable
                    String reference,
            Caller caller) {
        if (reference == null || reference.isBlank()) {
            throw BadParameter.missing("reference");
        }
        limit.take(caller.userId());
        return bookings.named(reference.strip().toUpperCase(Locale.ROOT)).stream()
                .map(FoundBooking::of)
                .toList();
    }
}
