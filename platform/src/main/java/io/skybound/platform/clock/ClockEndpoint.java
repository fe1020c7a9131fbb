package io.skybound.platform.clock;

import io.skybound.platform.openapi.Fails;
import io.skybound.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets a front end see what time brings, a hold that expires for example, without waiting for it. */
@RestController
@ConditionalOnBooleanProperty("skybound.database.embedded")
@Tag(name = "Embedded default", description = "Only there: its mailbox and its clock")
class ClockEndpoint {
    static final String PATH = "/dev/clock";

    private static final Duration FURTHEST = Duration.ofDays(365);
    private static final String EXAMPLE = """
        {"now": "2026-06-01T12:15:00Z", "ahead": "PT15M"}\
        """;

    private final SandboxClock clock;

    ClockEndpoint(SandboxClock clock) {
        this.clock = clock;
    }

    /** @param ahead of the real time */
    @Schema(name = "SandboxTime")
    record Time(
            Instant now,

            @Schema(type = "string", format = "duration", example = "PT15M")
            String ahead) {}

    /** One of the two. */
    @Schema(name = "ClockMove")
    record Move(
            @Schema(
                    type = "string",
                    format = "duration",
                    example = "PT15M",
                    description = "How far from now, as an ISO 8601 duration")
            @Nullable
            String advance,

            @Schema(description = "To when; not before now") @Nullable
            Instant instant) {}

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getClock",
            summary = "What time SkyBound takes it to be",
            description = "And how far that is ahead of the real time. Embedded default only.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "The time, and how far ahead of the real one it is",
            content = @Content(examples = @ExampleObject(name = "a quarter of an hour ahead", value = EXAMPLE)))
    Time getClock() {
        return new Time(clock.instant(), clock.ahead().toString());
    }

    @PostMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "moveClock",
            summary = "Put the clock forward",
            description =
                    "For everybody, and until the data of the embedded default is deleted. Holds expire and access"
                            + " tokens end as if the time had passed, within about a second. A year at most, and never"
                            + " back.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "The time from now on",
            content = @Content(examples = @ExampleObject(name = "a quarter of an hour ahead", value = EXAMPLE)))
    @Fails(
            status = 422,
            code = "invalid_clock_move",
            detail = "Give either advance, a duration such as PT15M, or instant, a time that is not past.")
    Time moveClock(@RequestBody Move move) {
        Duration by = by(move);
        if (by.isNegative() || by.plus(clock.ahead()).compareTo(FURTHEST) > 0) {
            throw Problem.invalid("invalid_clock_move", "The clock goes forward only, and a year at most.");
        }
        clock.advance(by);
        return getClock();
    }

    private Duration by(Move move) {
        String advance = move.advance();
        Instant instant = move.instant();
        try {
            if (advance != null && instant == null) {
                return Duration.parse(advance);
            }
            if (advance == null && instant != null) {
                return Duration.between(clock.instant(), instant);
            }
        } catch (DateTimeParseException e) {
            // as if it had not been given
        }
        throw Problem.invalid(
                "invalid_clock_move",
                "Give either advance, a duration such as PT15M, or instant, a time that is not past.");
    }
}
