package io.skybound.process.mail;

import io.skybound.platform.openapi.Fails;
import io.skybound.platform.openapi.FailsOnForeignCursor;
import io.skybound.platform.security.Caller;
import io.skybound.platform.web.BadParameter;
import io.skybound.platform.web.Cursor;
import io.skybound.platform.web.Paging;
import io.skybound.platform.web.Problem;
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
import java.util.List;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Operations look at the mails that are owed, and have one sent again. */
@RestController
@RequestMapping("/ops/outbox")
@Tag(name = "Operations", description = "What the airline does to flights, and to the system")
class OutboxEndpoint {

    private static final Logger log = LoggerFactory.getLogger(OutboxEndpoint.class);
    private static final String LIST = "outbox";

    private static final String FAILED = """
            {"id": "mail_8f14e45fceea167a5a36dedd4bea2543", "booking_id": "bkg_ada", "kind": "booking-confirmed",
             "status": "failed", "attempts": 1, "last_reply": "550 5.1.1",
             "created_at": "2026-06-01T12:00:00Z"}""";

    private static final String OPENED = """
            {"id": "mail_8f14e45fceea167a5a36dedd4bea2543", "booking_id": "bkg_ada", "kind": "booking-confirmed",
             "status": "failed", "attempts": 1, "last_reply": "550 5.1.1",
             "created_at": "2026-06-01T12:00:00Z",
             "message_id": "<8f14e45fceea167a5a36dedd4bea2543@skybound.example>", "correlation_id": "req_5f3kq2",
             "recipient": "a***@skybound.example", "subject": "Your booking ADA4WX is confirmed"}""";

    private static final String OWED_AGAIN = """
            {"id": "mail_8f14e45fceea167a5a36dedd4bea2543", "booking_id": "bkg_ada", "kind": "booking-confirmed",
             "status": "pending", "attempts": 1, "last_reply": "550 5.1.1",
             "created_at": "2026-06-01T12:00:00Z", "next_attempt_at": "2026-06-01T12:30:00Z"}""";

    private final OutboxDesk desk;
    private final MailWriter writer;
    private final QueryGateway queries;
    private final Clock clock;

    OutboxEndpoint(OutboxDesk desk, MailWriter writer, QueryGateway queries, Clock clock) {
        this.desk = desk;
        this.writer = writer;
        this.queries = queries;
        this.clock = clock;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listOutbox",
            summary = "Mails that are owed, were sent, or failed",
            description = "Newest first.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "One page, an empty array if there are none",
            headers = @Header(name = "Link", description = "The next page", schema = @Schema(type = "string")),
            content = @Content(examples = @ExampleObject(name = "one that failed", value = "[" + FAILED + "]")))
    @Fails(
            status = 400,
            code = "invalid_parameter",
            detail = "A parameter can't be read.",
            pointer = "/status",
            error = "invalid_parameter")
    @FailsOnForeignCursor
    ResponseEntity<List<OutboxView>> listOutbox(
            @RequestParam(required = false)
                    @Parameter(
                            description = "Only these",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"pending", "sent", "failed"}))
                    @Nullable
                    String status,
            @RequestParam(required = false)
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
                    @Nullable
                    Integer limit,
            @RequestParam(required = false) @Parameter(description = "Cursor from `Link`") @Nullable String after,
            HttpServletRequest request) {
        if (status != null && !OutboxDesk.STATES.contains(status)) {
            throw BadParameter.of("status", "must be one of " + String.join(", ", OutboxDesk.STATES));
        }
        int most = Paging.limit(limit, 50);
        Cursor cursor = Cursor.parse(LIST, 1, after);
        List<OutboxEntry> found = desk.list(status, cursor == null ? Long.MAX_VALUE : cursor.number(0), most + 1);
        return Paging.page(request, found, most, last -> Cursor.of(LIST, last.row()), OutboxView::of);
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getOutboxMail",
            summary = "One of them",
            description = "With its recipient, masked, and its subject, as it would be written now.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "The mail",
            content = @Content(examples = @ExampleObject(name = "one that failed", value = OPENED)))
    @Fails(status = 404, code = "mail_not_found", detail = "There is no mail with this id.")
    OutboxView.Opened getOutboxMail(
            @PathVariable @Parameter(example = "mail_8f14e45fceea167a5a36dedd4bea2543") String id) {
        OutboxEntry entry = find(id);
        return OutboxView.Opened.of(entry, Envelope.of(entry.request(), queries, writer));
    }

    @PostMapping(path = "/{id}/resend", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "resendOutboxMail",
            summary = "Send it again",
            description = "One that failed is owed again; one that was sent is sent once more, with the same"
                    + " Message-ID. For one that is still pending nothing changes: it goes out by itself.")
    @ApiResponse(
            responseCode = "202",
            useReturnTypeSchema = true,
            description = "It is owed",
            content = @Content(examples = @ExampleObject(name = "owed again", value = OWED_AGAIN)))
    @Fails(status = 404, code = "mail_not_found", detail = "There is no mail with this id.")
    OutboxView resendOutboxMail(
            @PathVariable @Parameter(example = "mail_8f14e45fceea167a5a36dedd4bea2543") String id, Caller caller) {
        OutboxEntry entry = find(id);
        boolean changed = desk.resend(entry, clock.instant());
        log.atInfo()
                .addKeyValue("actor", caller.userId())
                .addKeyValue("mail", id)
                .addKeyValue("booking", entry.request().bookingId())
                .log(
                        "{} asked for {} of {} again, which was {}: {}",
                        caller.userId(),
                        id,
                        entry.request().bookingId(),
                        entry.state(),
                        changed ? "owed again" : "nothing to do");
        return OutboxView.of(find(id));
    }

    private OutboxEntry find(String id) {
        OutboxEntry entry = desk.find(id);
        if (entry == null) {
            throw Problem.notFound("mail_not_found", "There is no mail with this id.");
        }
        return entry;
    }
}
