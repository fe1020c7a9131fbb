package io.skybound.query.operations;

import io.skybound.platform.processors.DeadLetters.Letter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An event that a projection could not digest, or one behind it. */
record LetterView(
        String id,
        @Nullable String aggregateId,

        @Schema(description = "Number in the aggregate's stream")
        long sequence,

        String eventType,
        @Schema(description = "In the stream of all events") long position,

        @Schema(description = "The kind of failure; none if it only waits behind another one") @Nullable
        String cause,

        Instant enqueuedAt,
        int attempts) {

    static LetterView of(Letter letter) {
        return new LetterView(
                letter.id(),
                letter.aggregateId(),
                letter.sequence(),
                letter.type(),
                letter.position(),
                letter.cause(),
                letter.enqueuedAt(),
                letter.attempts());
    }

    /** The same with what it holds. */
    @Schema(name = "OpenedDeadLetter")
    record Opened(
            String id,
            @Nullable String aggregateId,
            long sequence,
            String eventType,
            long position,
            @Nullable String cause,
            Instant enqueuedAt,
            int attempts,
            @Nullable String revision,
            @Nullable String correlationId,
            @Nullable String actor,

            @Schema(description = "Personal data is masked. A text, where it is no JSON")
            Object payload) {

        static Opened of(Letter letter) {
            JsonNode metadata = MaskedJson.read(letter.metadata() == null ? new byte[0] : letter.metadata());
            return new Opened(
                    letter.id(),
                    letter.aggregateId(),
                    letter.sequence(),
                    letter.type(),
                    letter.position(),
                    letter.cause(),
                    letter.enqueuedAt(),
                    letter.attempts(),
                    letter.revision(),
                    metadata.path("correlation_id").stringValue(null),
                    metadata.path("actor").stringValue(null),
                    MaskedJson.read(letter.payload()));
        }
    }
}
