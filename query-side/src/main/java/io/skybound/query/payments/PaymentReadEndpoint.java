package io.skybound.query.payments;

import io.skybound.api.payment.PaymentRefusal.PaymentNotFound;
import io.skybound.api.payment.PaymentView;
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

/** One payment, for its own traveller. */
@RestController
@Tag(name = "Payments", description = "Money for held seats")
class PaymentReadEndpoint {

    private static final PaymentNotFound NOT_FOUND = new PaymentNotFound();

    private static final String EXAMPLE = """
        {"id": "pay_ada", "booking_id": "bkg_ada", "user_id": "usr_ada",
         "amount": {"amount": "199.90", "currency": "USD"}, "status": "completed", "payment_method": "card",
         "version": 1, "created_at": "2026-06-01T12:02:00Z", "updated_at": "2026-06-01T12:03:00Z"}\
        """;

    private final PaymentReads payments;

    PaymentReadEndpoint(PaymentReads payments) {
        this.payments = payments;
    }

    @GetMapping(path = "/payments/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getPayment",
            summary = "One of my payments",
            description = "The `ETag` is the payment's version; send it in `If-None-Match` to ask only for news.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "The payment",
            headers = @Header(name = "ETag", schema = @Schema(type = "string", example = "\"1\"")),
            content = @Content(examples = @ExampleObject(name = "completed", value = EXAMPLE)))
    @ApiResponse(responseCode = "304", description = "Unchanged since `If-None-Match`", content = @Content)
    @Fails(status = 404, code = "payment_not_found", detail = "There is no payment with this id.")
    @Fails(status = 503, code = "projection_lagging", detail = "The read model has not caught up yet. Try again.")
    ResponseEntity<PaymentView> one(
            Caller caller,
            @PathVariable @Parameter(example = "pay_ada") String id,
            @RequestParam(name = "min_version", required = false)
                    @Parameter(
                            description = "The version a write has answered; waits up to two seconds for it",
                            schema = @Schema(type = "integer", format = "int64", minimum = "0"))
                    @Nullable
                    String minVersion) {
        Found<PaymentView> found = payments.findOwn(id, caller.userId(), MinVersion.parse(minVersion));
        if (found.lagging()) {
            throw MinVersion.lagging();
        }
        if (found.row() == null) {
            throw Problem.notFound(NOT_FOUND.code(), NOT_FOUND.detail());
        }
        return ETags.ok(found.row().version(), found.row());
    }

    @GetMapping(path = "/ops/payments/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getAnyPayment",
            summary = "Anybody's payment",
            description = "With each of its refunds and where it stands.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "The payment",
            headers = @Header(name = "ETag", schema = @Schema(type = "string", example = "\"1\"")),
            content = @Content(examples = @ExampleObject(name = "completed", value = EXAMPLE)))
    @ApiResponse(responseCode = "304", description = "Unchanged since `If-None-Match`", content = @Content)
    @Fails(status = 404, code = "payment_not_found", detail = "There is no payment with this id.")
    ResponseEntity<PaymentView> anybodys(@PathVariable @Parameter(example = "pay_ada") String id) {
        Found<PaymentView> found = payments.find(id);
        if (found.row() == null) {
            throw Problem.notFound(NOT_FOUND.code(), NOT_FOUND.detail());
        }
        return ETags.ok(found.row().version(), found.row());
    }
}
