package io.skybound.process.steps;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stuck step as operations see it. The command itself is not shown: it may hold personal data. */
record StuckView(
        String id,
        String bookingId,

        @Schema(description = "The command that could not be carried out")
        String step,

        Instant since,
        int attempts,

        @Schema(description = "Kind of failure, or code of the refusal")
        String lastError) {

    static StuckView of(StuckStep stuck) {
        return new StuckView(
                stuck.id(), stuck.bookingId(), stuck.step(), stuck.since(), stuck.attempts(), stuck.reason());
    }

    /** The same with what can be done. */
    @Schema(name = "OpenedStuckProcess")
    record Opened(
            String id,
            String bookingId,
            String step,
            Instant since,
            int attempts,
            String lastError,

            @Schema(description = "The command that undoes the process; left out if there is none") @Nullable
            String compensation) {

        static Opened of(StuckStep stuck, @Nullable Object compensation) {
            return new Opened(
                    stuck.id(),
                    stuck.bookingId(),
                    stuck.step(),
                    stuck.since(),
                    stuck.attempts(),
                    stuck.reason(),
                    compensation == null ? null : compensation.getClass().getSimpleName());
        }
    }
}
