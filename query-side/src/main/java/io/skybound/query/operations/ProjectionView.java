package io.skybound.query.operations;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A projection as operations see it; the same whichever process is asked. */
record ProjectionView(
        String name,

        @Schema(description = "The last event that it is done with; of the rebuild, while one is running")
        long position,

        @Schema(description = "The last event there is") long head,

        @Schema(description = "Of head; of the rebuild, while one is running")
        int percent,

        Status status,

        @Schema(description = "The kind of failure, where it fails") @Nullable
        String reason,

        Lag lag,

        @Schema(description = "Events that it could not digest, and those behind them")
        long deadLetters,

        List<Part> segments,

        @Schema(description = "The one that is running, or the last one") @Nullable
        RebuildView rebuild) {

    enum Status {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("catching-up")
        CATCHING_UP,
        @JsonProperty("rebuilding")
        REBUILDING,
        @JsonProperty("failing")
        FAILING,
        @JsonProperty("stopped")
        STOPPED
    }

    /** How far what is read is behind what has happened. */
    record Lag(
            long events,

            @Schema(description = "Since the first event that does not show yet was recorded")
            long seconds) {}

    /** One part of the work, which one process does at a time. */
    record Part(int id, long position, @Nullable String owner) {}

    record RebuildView(
            String id,
            String status,
            long position,
            int percent,
            String requestedBy,
            Instant requestedAt,
            @Nullable Instant finishedAt,
            @Nullable String failure) {}
}
