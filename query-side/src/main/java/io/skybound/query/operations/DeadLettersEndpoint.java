package io.skybound.query.operations;

import io.skybound.platform.messaging.MessageMetadata;
import io.skybound.platform.openapi.Fails;
import io.skybound.platform.openapi.FailsOnForeignCursor;
import io.skybound.platform.processors.DeadLetters;
import io.skybound.platform.processors.DeadLetters.Letter;
import io.skybound.platform.processors.DeadLetters.Retry;
import io.skybound.platform.security.Caller;
import io.skybound.platform.web.Cursor;
import io.skybound.platform.web.InputError;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Operations look at the events that a projection could not digest, try them again, or give them up. */
@RestController
@RequestMapping("/ops/projections/{name}/dead-letters")
@Tag(name = "Operations")
@Fails(status = 404, code = "projection_not_found", detail = "There is no projection of this name.")
class DeadLettersEndpoint {

    private static final Logger log = LoggerFactory.getLogger(DeadLettersEndpoint.class);
    private static final String LIST = "dead-letters";
    private static final int LONGEST_REASON = 500;

    private final ReadModels models;
    private final DeadLetters letters;
    private final Clock clock;

    DeadLettersEndpoint(ReadModels models, DeadLetters letters, Clock clock) {
        this.models = models;
        this.letters = letters;
        this.clock = clock;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Events that a projection could not digest",
            description = "The first without a success keeps the later ones of its aggregate behind it; all others go"
                    + " on. Oldest first.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "One page, an empty array if there are none",
            headers = @Header(name = "Link", description = "The next page", schema = @Schema(type = "string")),
            content = @Content(examples = @ExampleObject(name = "one", value = OperationsExamples.LETTERS)))
    @FailsOnForeignCursor
    ResponseEntity<List<LetterView>> listDeadLetters(
            @PathVariable @Parameter(example = "bookings") String name,
            @RequestParam(required = false)
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
                    @Nullable
                    Integer limit,
            @RequestParam(required = false) @Parameter(description = "Cursor from `Link`") @Nullable String after,
            HttpServletRequest request) {
        String projection = models.named(name).projection();
        int most = Paging.limit(limit, 50);
        Cursor cursor = Cursor.parse(LIST, 2, after);
        List<Letter> found = letters.list(
                projection,
                cursor == null ? Instant.EPOCH : Instant.EPOCH.plus(cursor.number(0), ChronoUnit.MICROS),
                cursor == null ? "" : cursor.key(1),
                most + 1);
        return Paging.page(request, found, most, DeadLettersEndpoint::cursor, LetterView::of);
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Look into one of them",
            description = "With its payload as it was when it was parked. Personal data is masked.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "The event",
            content = @Content(examples = @ExampleObject(name = "one", value = OperationsExamples.CONTENT)))
    @Fails(status = 404, code = "dead_letter_not_found", detail = "There is no dead letter with this id.")
    LetterView.Opened getDeadLetter(
            @PathVariable @Parameter(example = "bookings") String name, @PathVariable String id) {
        Letter letter = letters.find(models.named(name).projection(), id);
        if (letter == null) {
            throw notFound();
        }
        return LetterView.Opened.of(letter);
    }

    @PostMapping(path = "/{id}/retry", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Handle it again",
            description =
                    "With all that is parked with it, in the order in which it happened, until one fails again. The"
                            + " events are read from the store anew. What was applied already changes nothing.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "How many were handled, and how many are still parked",
            content = @Content(examples = @ExampleObject(name = "all of them", value = OperationsExamples.RETRIED)))
    @Fails(status = 404, code = "dead_letter_not_found", detail = "There is no dead letter with this id.")
    Retry retryDeadLetter(
            @PathVariable @Parameter(example = "bookings") String name, @PathVariable String id, Caller caller) {
        String projection = models.named(name).projection();
        Retry retry = letters.retry(projection, id);
        if (retry == null) {
            throw notFound();
        }
        log.atInfo()
                .addKeyValue("actor", caller.userId())
                .addKeyValue("projection", projection)
                .addKeyValue("dead_letter", id)
                .log("{} retried {} of {}: {}", caller.userId(), id, projection, retry);
        return retry;
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Give it up",
            description = "The projection goes on without this event; who gave it up, and why, is recorded. What is"
                    + " parked behind it waits for a retry.")
    @ApiResponse(responseCode = "204", description = "Given up", content = @Content)
    @Fails(status = 404, code = "dead_letter_not_found", detail = "There is no dead letter with this id.")
    @Fails(
            status = 422,
            code = "invalid_request",
            detail = "The request breaks a rule.",
            pointer = "/reason",
            error = "invalid_value")
    void discardDeadLetter(
            @PathVariable @Parameter(example = "bookings") String name,
            @PathVariable String id,
            @RequestParam(required = false)
                    @Parameter(
                            required = true,
                            description = "Why; up to 500 characters",
                            example = "the booking was made by a test")
                    @Nullable
                    String reason,
            Caller caller) {
        String projection = models.named(name).projection();
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
            throw Problem.invalid(
                    List.of(new InputError("/reason", "invalid_value", "must say why, in up to 500 characters")));
        }
        boolean done = letters.discard(
                projection, id, reason, caller.userId(), MDC.get(MessageMetadata.REQUEST_ID), clock.instant());
        if (!done) {
            throw notFound();
        }
        log.atInfo()
                .addKeyValue("actor", caller.userId())
                .addKeyValue("projection", projection)
                .addKeyValue("dead_letter", id)
                .log("{} gave up {} of {}", caller.userId(), id, projection);
    }

    private static Cursor cursor(Letter letter) {
        return Cursor.of(LIST, ChronoUnit.MICROS.between(Instant.EPOCH, letter.enqueuedAt()), letter.id());
    }

    private static Problem notFound() {
        return Problem.notFound("dead_letter_not_found", "There is no dead letter with this id.");
    }
}
