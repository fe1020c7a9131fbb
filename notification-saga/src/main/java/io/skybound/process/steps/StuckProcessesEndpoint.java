package io.skybound.process.steps;

import io.skybound.platform.openapi.Fails;
import io.skybound.platform.openapi.FailsOnForeignCursor;
import io.skybound.platform.security.Caller;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
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

/** Operations look at the steps of processes that nobody but a person can help any more, and help. */
@RestController
@RequestMapping("/ops/stuck-processes")
@Tag(name = "Operations", description = "What the airline does to flights, and to the system")
class StuckProcessesEndpoint {

    private static final Logger log = LoggerFactory.getLogger(StuckProcessesEndpoint.class);
    private static final String LIST = "stuck-processes";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_~-]{1,200}");

    private static final String REFUND = """
        {"id": "refund-refused~rfd_ada~3", "booking_id": "bkg_ada", "step": "SubmitRefund",
         "since": "2026-06-01T12:00:00Z", "attempts": 3, "last_error": "gateway refused: account_closed"}\
        """;

    private static final String HOLDING = """
        {"id": "0f8fad5b-d9cb-469f-a165-70867728950e", "booking_id": "bkg_ada", "step": "HoldBooking",
         "since": "2026-06-01T12:00:00Z", "attempts": 10, "last_error": "CommandExecutionException",
         "compensation": "RejectBooking"}\
        """;

    private final StuckSteps stuck;
    private final StuckDesk desk;

    StuckProcessesEndpoint(StuckSteps stuck, StuckDesk desk) {
        this.stuck = stuck;
        this.desk = desk;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listStuckProcesses",
            summary = "Steps of bookings that only a person can help any more",
            description = "A command that failed too often or was refused unexpectedly, or a refund that the gateway"
                    + " refuses for good. Longest stuck first.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "One page, an empty array if there are none",
            headers = @Header(name = "Link", description = "The next page", schema = @Schema(type = "string")),
            content = @Content(examples = @ExampleObject(name = "a refund", value = "[" + REFUND + "]")))
    @FailsOnForeignCursor
    ResponseEntity<List<StuckView>> listStuckProcesses(
            @RequestParam(required = false)
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
                    @Nullable
                    Integer limit,
            @RequestParam(required = false) @Parameter(description = "Cursor from `Link`") @Nullable String after,
            HttpServletRequest request) {
        int most = Paging.limit(limit, 50);
        Cursor cursor = Cursor.parse(LIST, 2, after);
        List<StuckStep> found = stuck.list(
                cursor == null ? Instant.EPOCH : Instant.EPOCH.plus(cursor.number(0), ChronoUnit.MICROS),
                cursor == null ? "" : cursor.key(1),
                most + 1);
        return Paging.page(request, found, most, StuckProcessesEndpoint::cursor, StuckView::of);
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getStuckProcess",
            summary = "One of them",
            description = "With the command that would undo the process, if there is one.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "The step",
            content = @Content(examples = @ExampleObject(name = "seats not held", value = HOLDING)))
    @Fails(status = 404, code = "stuck_process_not_found", detail = "Nothing is stuck under this id.")
    StuckView.Opened getStuckProcess(@PathVariable String id) {
        StuckStep step = find(id);
        return StuckView.Opened.of(step, desk.compensation(step));
    }

    @PostMapping(path = "/{id}/retry", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "retryStuckProcess",
            summary = "Try it again",
            description = "Done soon, by whichever process is free. It leaves the list when it succeeds. A refund that"
                    + " the gateway refuses once more comes back under another id; settle one that it will never pay with"
                    + " `POST /ops/payments/{id}/refunds/{refundId}/settle`. Commands change nothing the second time, so"
                    + " asking twice does no harm.")
    @ApiResponse(
            responseCode = "202",
            useReturnTypeSchema = true,
            description = "It will be tried",
            content = @Content(examples = @ExampleObject(name = "a refund", value = REFUND)))
    @Fails(status = 404, code = "stuck_process_not_found", detail = "Nothing is stuck under this id.")
    StuckView retryStuckProcess(@PathVariable String id, Caller caller) {
        StuckStep step = find(id);
        desk.retry(step);
        tell(caller, step, "retries");
        return StuckView.of(step);
    }

    @PostMapping(path = "/{id}/compensate", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "compensateStuckProcess",
            summary = "Give it up and undo its booking",
            description =
                    "Sends the command that the entry calls its compensation, in place of the stuck one: a booking"
                            + " whose seats can't be held is rejected, one whose seats can't be sold is cancelled by the"
                            + " airline and paid back in full. A booking that has moved on meanwhile stays as it is.")
    @ApiResponse(
            responseCode = "202",
            useReturnTypeSchema = true,
            description = "The compensation will be carried out; if it gets stuck itself, it is listed",
            content = @Content(examples = @ExampleObject(name = "seats not held", value = HOLDING)))
    @Fails(status = 404, code = "stuck_process_not_found", detail = "Nothing is stuck under this id.")
    @Fails(status = 409, code = "nothing_to_compensate", detail = "Nothing undoes this step; it can only be retried.")
    StuckView.Opened compensateStuckProcess(@PathVariable String id, Caller caller) {
        StuckStep step = find(id);
        Object compensation = desk.compensation(step);
        if (compensation == null) {
            throw Problem.conflict("nothing_to_compensate", "Nothing undoes this step; it can only be retried.");
        }
        if (!desk.compensate(step, compensation, caller)) {
            throw notFound();
        }
        tell(caller, step, "compensates");
        return StuckView.Opened.of(step, compensation);
    }

    private StuckStep find(String id) {
        StuckStep step = ID.matcher(id).matches() ? stuck.find(StuckStep.named(id)) : null;
        if (step == null) {
            throw notFound();
        }
        return step;
    }

    /** The request's id is in the logging context. */
    private static void tell(Caller caller, StuckStep step, String does) {
        log.atInfo()
                .addKeyValue("actor", caller.userId())
                .addKeyValue("booking", step.bookingId())
                .addKeyValue("stuck_step", step.name())
                .log("{} {} {} of {} ({})", caller.userId(), does, step.step(), step.bookingId(), step.name());
    }

    private static Cursor cursor(StuckStep step) {
        return Cursor.of(LIST, ChronoUnit.MICROS.between(Instant.EPOCH, step.since()), step.name());
    }

    private static Problem notFound() {
        return Problem.notFound("stuck_process_not_found", "Nothing is stuck under this id.");
    }
}
