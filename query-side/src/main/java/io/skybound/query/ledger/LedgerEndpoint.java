package io.skybound.query.ledger;

import io.skybound.api.booking.BookingRefusal.BookingNotFound;
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

/** The books of one booking. */
@RestController
@Tag(name = "Payments", description = "Money for held seats")
class LedgerEndpoint {

    private static final BookingNotFound NOT_FOUND = new BookingNotFound();

    private final LedgerReads ledgers;

    LedgerEndpoint(LedgerReads ledgers) {
        this.ledgers = ledgers;
    }

    @GetMapping(path = "/bookings/{id}/ledger", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getLedger",
            summary = "The books of a booking",
            description =
                    "Double-entry and append-only: every entry says which event caused it, and its debits equal its"
                            + " credits. `gateway_clearing` is what the payment gateway has taken for us and not given"
                            + " back, `customer_deposits` what was paid before anything was sold for it,"
                            + " `deferred_revenue` what is sold and not flown, `refunds_payable` what is promised and not"
                            + " paid back yet, and `penalty_revenue` what the fare conditions keep, `goodwill` what"
                            + " operations gave back although nothing was owed, and `bank` what was paid back by hand."
                            + " Empty until something is paid. Travellers see their own bookings', auditors all; an"
                            + " auditor's read is recorded.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "The ledger; the `ETag` is the number of its entries",
            headers = @Header(name = "ETag", schema = @Schema(type = "string", example = "\"4\"")),
            content = @Content(examples = @ExampleObject(name = "cancelled", value = LedgerExamples.CANCELLED)))
    @ApiResponse(responseCode = "304", description = "Unchanged since `If-None-Match`", content = @Content)
    @Fails(status = 404, code = "booking_not_found", detail = "There is no booking with this id.")
    @Fails(status = 503, code = "projection_lagging", detail = "The read model has not caught up yet. Try again.")
    ResponseEntity<LedgerView> ledger(
            Caller caller,
            @PathVariable @Parameter(example = "bkg_ada") String id,
            @RequestParam(name = "min_version", required = false)
                    @Parameter(
                            description = "The version of the booking that a write has answered; waits up to two"
                                    + " seconds for all that is posted until then",
                            schema = @Schema(type = "integer", format = "int64", minimum = "0"))
                    @Nullable
                    String minVersion) {
        Found<Ledger> found = ledgers.find(id, caller, MinVersion.parse(minVersion));
        if (found.lagging()) {
            throw MinVersion.lagging();
        }
        if (found.row() == null) {
            throw Problem.notFound(NOT_FOUND.code(), NOT_FOUND.detail());
        }
        return ETags.ok(found.row().entries().size(), LedgerView.of(found.row()));
    }
}
