package io.skybound.command.payment.reconciliation;

import io.skybound.platform.openapi.Fails;
import io.skybound.platform.openapi.FailsOnForeignCursor;
import io.skybound.platform.security.Caller;
import io.skybound.platform.web.Cursor;
import io.skybound.platform.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Operations see what the comparisons of the gateway's books with ours have found, and have one made now. */
@RestController
@RequestMapping("/ops/reconciliations")
@Tag(name = "Operations", description = "What the airline does to flights, and to the system")
class ReconciliationEndpoint {

    private static final Logger log = LoggerFactory.getLogger(ReconciliationEndpoint.class);
    private static final String LIST = "reconciliations";

    private static final String ONE = """
        {"id": 7, "since": "2026-05-29T12:00:00Z", "until": "2026-06-01T12:00:00Z",
         "started_at": "2026-06-01T12:00:00Z", "finished_at": "2026-06-01T12:00:01Z", "checked": 1204,
         "repaired": 1, "open": 0,
         "findings": [{"kind": "capture_recorded", "repaired": true, "payment_id": "pay_ada",
                       "booking_id": "bkg_ada", "gateway_reference": "cap_1"}]}\
        """;

    private static final String ACKNOWLEDGED = """
        {"id": 7, "since": "2026-05-29T12:00:00Z", "until": "2026-06-01T12:00:00Z",
         "started_at": "2026-06-01T12:00:00Z", "finished_at": "2026-06-01T12:00:01Z", "checked": 1204,
         "repaired": 0, "open": 0,
         "findings": [{"kind": "unknown_payment", "repaired": false, "payment_id": "order_17",
                       "gateway_reference": "cap_1",
                       "acknowledged": {"by": "usr_olga", "reason": "a payment of our shop, on the same account",
                                        "at": "2026-06-01T13:00:00Z"}}]}\
        """;

    private final Reconciliations reconciliations;

    ReconciliationEndpoint(Reconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listReconciliations",
            summary = "Comparisons of the gateway's books with ours",
            description = "Latest first. They take place by themselves, every few minutes.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "One page",
            headers = @Header(name = "Link", description = "The next page", schema = @Schema(type = "string")),
            content = @Content(examples = @ExampleObject(name = "one", value = "[" + ONE + "]")))
    @FailsOnForeignCursor
    ResponseEntity<List<Reconciliation>> listReconciliations(
            @RequestParam(required = false)
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "20"))
                    @Nullable
                    Integer limit,
            @RequestParam(required = false) @Parameter(description = "Cursor from `Link`") @Nullable String after,
            HttpServletRequest request) {
        int most = Paging.limit(limit, 20);
        Cursor cursor = Cursor.parse(LIST, 1, after);
        List<Reconciliation> found =
                reconciliations.latest(cursor == null ? Long.MAX_VALUE : cursor.number(0), most + 1);
        return Paging.page(request, found, most, last -> Cursor.of(LIST, last.id()), one -> one);
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "getReconciliation", summary = "One of them", description = "With all that it found.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "The comparison",
            content = @Content(examples = @ExampleObject(name = "one", value = ONE)))
    @Fails(status = 404, code = "reconciliation_not_found", detail = "There is no comparison with this number.")
    Reconciliation getReconciliation(@PathVariable String id) {
        return reconciliations.find(number(id)).orElseThrow(Reconciliations::notFound);
    }

    @PostMapping(path = "/{id}/findings/{place}/acknowledge", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "acknowledgeFinding",
            summary = "Leave a difference as it is",
            description =
                    "Of one that only a person can help, and that stays, such as money that was paid back by hand:"
                            + " it is not open any more, and comparisons go on behind it. Who said so, and why, stands in it"
                            + " wherever it is found again. Another difference of the same payment is open as before.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "The comparison, with the finding acknowledged",
            content = @Content(examples = @ExampleObject(name = "one", value = ACKNOWLEDGED)))
    @Fails(status = 404, code = "reconciliation_not_found", detail = "There is no comparison with this number.")
    @Fails(status = 404, code = "finding_not_found", detail = "The comparison has no finding at this place.")
    @Fails(status = 409, code = "nothing_to_acknowledge", detail = "This is no difference that stays.")
    Reconciliation acknowledgeFinding(
            @PathVariable String id,
            @PathVariable @Parameter(description = "Of the finding in the comparison, from 0") String place,
            @Valid @RequestBody AcknowledgementForm form,
            Caller caller) {
        int at = place.matches("\\d{1,9}") ? Integer.parseInt(place) : Integer.MAX_VALUE;
        Reconciliation acknowledged = reconciliations.acknowledge(number(id), at, form.reason(), caller.userId());
        log.atInfo()
                .addKeyValue("actor", caller.userId())
                .log("{} has acknowledged finding {} of comparison {}", caller.userId(), at, acknowledged.id());
        return acknowledged;
    }

    /** None has the number zero. */
    private static long number(String id) {
        return id.matches("\\d{1,18}") ? Long.parseLong(id) : 0;
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "reconcile",
            summary = "Compare the books now",
            description =
                    "What the gateway took without our knowing is recorded, and confirms its booking or goes back;"
                            + " refunds that are open are asked for again. What only a person can help is found with"
                            + " `repaired: false`: above all money that we believe to have and the gateway has not.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "What was found",
            content = @Content(examples = @ExampleObject(name = "one", value = ONE)))
    Reconciliation reconcile(
            @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Parameter(
                            description =
                                    "From when on; if left out, from where the last one ended, or had left something"
                                            + " open. A comparison from later on than that settles nothing before"
                                            + " it: the next one goes on where it would have")
                    @Nullable
                    OffsetDateTime since,
            Caller caller) {
        log.atInfo().addKeyValue("actor", caller.userId()).log("{} has the books compared", caller.userId());
        return reconciliations.carryOut(since == null ? null : since.toInstant());
    }
}
