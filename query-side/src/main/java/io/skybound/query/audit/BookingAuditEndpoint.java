package io.skybound.query.audit;

import io.skybound.api.booking.BookingView;
import io.skybound.platform.openapi.Fails;
import io.skybound.platform.openapi.FailsOnForeignCursor;
import io.skybound.platform.web.BadParameter;
import io.skybound.platform.web.Cursor;
import io.skybound.platform.web.ETags;
import io.skybound.platform.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One booking, as it was and how it came to be. */
@RestController
@Tag(name = "Audit", description = "What happened, what was known when, and who has looked")
@Fails(
        status = 503,
        code = "audit_unavailable",
        detail = "The read can't be recorded now, so it is refused. Try again.")
class BookingAuditEndpoint {

    private static final String LIST = "audit-history";

    private final BookingAudit audit;

    BookingAuditEndpoint(BookingAudit audit) {
        this.audit = audit;
    }

    @GetMapping(path = "/audit/bookings/{id}/history", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "bookingHistory",
            summary = "All that happened to a booking",
            description =
                    "Every event of the booking, its payments, its seats and its mails, in the order in which they"
                            + " were recorded. Of personal data only the shape is shown.")
    @ApiResponse(
            responseCode = "200",
            description = "One page of events",
            headers = @Header(name = "Link", description = "The next page", schema = @Schema(type = "string")),
            content =
                    @Content(
                            array = @ArraySchema(schema = @Schema(implementation = AuditedEvent.class)),
                            examples = @ExampleObject(name = "a correction", value = AuditExamples.HISTORY)))
    @Fails(
            status = 400,
            code = "invalid_parameter",
            detail = "must be between 1 and 200",
            pointer = "/limit",
            error = "invalid_parameter")
    @FailsOnForeignCursor
    @Fails(status = 404, code = "booking_not_found", detail = "There is no such booking, or there was not then.")
    @Fails(status = 503, code = "projection_lagging", detail = "The read model has not caught up yet. Try again.")
    ResponseEntity<List<AuditedEvent>> bookingHistory(
            @PathVariable @Parameter(example = "bkg_ada") String id,
            @RequestParam(required = false)
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "200"))
                    @Nullable
                    Integer limit,
            @RequestParam(required = false) @Parameter(description = "Cursor from `Link`") @Nullable String after,
            HttpServletRequest request) {
        Cursor cursor = Cursor.parse(LIST, 1, after);
        BookingAudit.Page page =
                audit.history(id, cursor == null ? -1 : cursor.number(0), Paging.limit(limit, Paging.MOST));
        Cursor next = page.more() ? Cursor.of(LIST, page.events().getLast().position()) : null;
        return Paging.page(request, page.events(), next);
    }

    @GetMapping(path = "/audit/bookings/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "bookingAsItWas",
            summary = "A booking as it was",
            description = "At an instant, after a version, or as it is now. An instant that has not come yet is now."
                    + " Looks like `GET /bookings/{id}`; of personal data only the shape is shown.")
    @ApiResponse(
            responseCode = "200",
            description = "The booking; the `ETag` is its version",
            headers = @Header(name = "ETag", schema = @Schema(type = "string", example = "\"0\"")),
            content =
                    @Content(
                            schema = @Schema(type = "object"),
                            examples = @ExampleObject(name = "just created", value = AuditExamples.BOOKING)))
    @ApiResponse(responseCode = "304", description = "Unchanged since `If-None-Match`", content = @Content)
    @Fails(
            status = 400,
            code = "invalid_parameter",
            detail = "must be a whole number, 0 or more",
            pointer = "/version",
            error = "invalid_parameter")
    @Fails(status = 404, code = "booking_not_found", detail = "There is no such booking, or there was not then.")
    ResponseEntity<Object> bookingAsItWas(
            @PathVariable @Parameter(example = "bkg_ada") String id,
            @RequestParam(name = "as_of", required = false)
                    @Parameter(description = "Not together with `version`", schema = @Schema(format = "date-time"))
                    @Nullable
                    String asOf,
            @RequestParam(required = false)
                    @Parameter(
                            description = "Not together with `as_of`",
                            schema = @Schema(type = "integer", format = "int64", minimum = "0"))
                    @Nullable
                    String version) {
        Instant instant = Asked.instant("as_of", asOf);
        Long number = Asked.number("version", version);
        if (instant != null && number != null) {
            throw BadParameter.of("version", "can't be asked for together with as_of");
        }
        BookingView booking = number == null ? audit.asOf(id, instant) : audit.atVersion(id, number);
        return ETags.ok(booking.version(), Masked.json(booking));
    }
}
