package io.skybound.query.bookings;

import io.skybound.api.booking.BookingView;
import io.skybound.platform.openapi.Fails;
import io.skybound.platform.openapi.FailsOnForeignCursor;
import io.skybound.platform.security.Caller;
import io.skybound.platform.web.InputError;
import io.skybound.platform.web.Paging;
import io.skybound.platform.web.Problem;
import io.skybound.query.bookings.BookingRows.Listed;
import io.skybound.query.bookings.BookingRows.Place;
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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A traveller's own bookings. */
@RestController
@Tag(name = "Bookings", description = "From held seats to a confirmed journey, and back")
class MyBookingsEndpoint {

    private static final int USUAL_LIMIT = 50;

    private final BookingRows bookings;
    private final Clock clock;

    MyBookingsEndpoint(BookingRows bookings, Clock clock) {
        this.bookings = bookings;
        this.clock = clock;
    }

    @GetMapping(path = "/users/me/bookings", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listMyBookings",
            summary = "My bookings, newest first",
            description =
                    "Where there are more, `Link` names the next page. Bookings made meanwhile don't shift pages.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "One page of bookings, an empty array if there are none",
            headers = @Header(name = "Link", description = "The next page", schema = @Schema(type = "string")),
            content = @Content(examples = @ExampleObject(name = "one booking", value = BookingExamples.BOOKINGS)))
    @FailsOnForeignCursor
    @Fails(
            status = 422,
            code = "invalid_request",
            detail = "must be pending, confirmed or cancelled",
            pointer = "/status",
            error = "unknown_status")
    ResponseEntity<List<BookingView>> mine(
            Caller caller,
            @RequestParam(required = false)
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"pending", "confirmed", "cancelled"}))
                    @Nullable
                    String status,
            @RequestParam(required = false)
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
                    @Nullable
                    Integer limit,
            @RequestParam(required = false) @Parameter(description = "Cursor from `Link`") @Nullable String after,
            HttpServletRequest request) {
        int most = Paging.limit(limit, USUAL_LIMIT);
        List<Listed> listed = bookings.of(caller.userId(), status(status), Place.parse(after), most + 1);
        Instant now = clock.instant();
        return Paging.page(
                request,
                listed,
                most,
                last -> last.place().cursor(),
                one -> one.booking().at(now));
    }

    private static BookingView.@Nullable Status status(@Nullable String name) {
        try {
            return name == null || name.isBlank() ? null : BookingView.Status.of(name);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(
                    List.of(new InputError("/status", "unknown_status", "must be pending, confirmed or cancelled")));
        }
    }
}
