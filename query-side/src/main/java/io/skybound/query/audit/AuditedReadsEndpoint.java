package io.skybound.query.audit;

import static java.util.function.Function.identity;

import io.skybound.platform.openapi.Fails;
import io.skybound.platform.openapi.FailsOnForeignCursor;
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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who has looked at what. */
@RestController
@Tag(name = "Audit", description = "What happened, what was known when, and who has looked")
@Fails(
        status = 503,
        code = "audit_unavailable",
        detail = "The read can't be recorded now, so it is refused. Try again.")
class AuditedReadsEndpoint {

    private static final int USUAL_LIMIT = 50;

    private final AuditTrail trail;

    AuditedReadsEndpoint(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping(path = "/audit/reads", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "auditedReads",
            summary = "What auditors have read, newest first",
            description = "Every read under `/audit` is recorded before it is answered, this one too.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "One page of reads",
            headers = @Header(name = "Link", description = "The next page", schema = @Schema(type = "string")),
            content = @Content(examples = @ExampleObject(name = "one read", value = AuditExamples.READS)))
    @Fails(
            status = 400,
            code = "invalid_parameter",
            detail = "must be between 1 and 200",
            pointer = "/limit",
            error = "invalid_parameter")
    @FailsOnForeignCursor
    ResponseEntity<List<AuditedRead>> auditedReads(
            @RequestParam(required = false) @Parameter(description = "A user's id") @Nullable String auditor,
            @RequestParam(required = false)
                    @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "findBooking",
                                                "bookingHistory",
                                                "bookingAsItWas",
                                                "replayBooking",
                                                "exportEvents",
                                                "auditedReads"
                                            }))
                    @Nullable
                    String operation,
            @RequestParam(required = false)
                    @Parameter(description = "The path that was read", example = "/audit/bookings/bkg_ada")
                    @Nullable
                    String resource,
            @RequestParam(required = false)
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
                    @Nullable
                    Integer limit,
            @RequestParam(required = false) @Parameter(description = "Cursor from `Link`") @Nullable String after,
            HttpServletRequest request) {
        int most = Paging.limit(limit, USUAL_LIMIT);
        List<AuditedRead> reads =
                trail.reads(new AuditTrail.Filter(auditor, operation, resource), AuditTrail.parse(after), most + 1);
        return Paging.page(request, reads, most, AuditTrail::cursor, identity());
    }
}
