package io.skybound.query.audit;

import io.skybound.platform.openapi.Fails;
import io.skybound.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A booking's history to watch. */
@RestController
@Tag(name = "Audit", description = "What happened, what was known when, and who has looked")
@Fails(
        status = 503,
        code = "audit_unavailable",
        detail = "The read can't be recorded now, so it is refused. Try again.")
class ReplayEndpoint {

    private static final int LONGEST_PAUSE = 5_000;
    private static final int USUAL_PAUSE = 500;

    private final BookingAudit audit;
    private final Replays replays;

    ReplayEndpoint(BookingAudit audit, Replays replays) {
        this.audit = audit;
        this.replays = replays;
    }

    @GetMapping(path = "/audit/bookings/{id}/replay", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "replayBooking",
            summary = "Watch how a booking came to be",
            description = "Server-sent events: a `step` for each event of the history, with the booking as it was after"
                    + " it; the last one is `end`. The id of a step is the event's position.")
    @ApiResponse(
            responseCode = "200",
            description = "The steps, one after the other",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject(name = "the last step", value = AuditExamples.STEPS)))
    @Fails(
            status = 400,
            code = "invalid_parameter",
            detail = "must be at most 5000",
            pointer = "/interval_ms",
            error = "invalid_parameter")
    @Fails(status = 404, code = "booking_not_found", detail = "There is no such booking, or there was not then.")
    @Fails(status = 503, code = "too_many_replays", detail = "Too many replays are being watched. Try again later.")
    @Fails(status = 503, code = "projection_lagging", detail = "The read model has not caught up yet. Try again.")
    SseEmitter replayBooking(
            Caller caller,
            @PathVariable @Parameter(example = "bkg_ada") String id,
            @RequestParam(name = "interval_ms", required = false)
                    @Parameter(
                            description = "Pause between steps",
                            schema = @Schema(type = "integer", minimum = "0", maximum = "5000", defaultValue = "500"))
                    @Nullable
                    String interval,
            @RequestHeader(name = "Last-Event-ID", required = false)
                    @Parameter(description = "Goes on after this step")
                    @Nullable
                    String lastEventId) {
        Integer pause = Asked.upTo(LONGEST_PAUSE, "interval_ms", interval);
        Long after = Asked.number("Last-Event-ID", lastEventId);
        return replays.start(
                caller,
                () -> audit.steps(id, after == null ? -1 : after),
                Duration.ofMillis(pause == null ? USUAL_PAUSE : pause));
    }
}
