package io.skybound.process.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A mail in the outbox as operations see it. */
record OutboxView(
        @Schema(description = "The same as in its events") String id,

        String bookingId,

        @Schema(description = "What it is about") String kind,

        Status status,

        @Schema(description = "How often somebody has taken it on; goes on when it is sent again")
        int attempts,

        @Schema(description = "What came of the last attempt in vain; never with an address") @Nullable
        String lastReply,

        Instant createdAt,

        @Schema(description = "The last time") @Nullable Instant sentAt,

        @Schema(description = "While it is pending; or the end of an attempt that is being made") @Nullable
        Instant nextAttemptAt) {

    enum Status {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("sent")
        SENT,
        @JsonProperty("failed")
        FAILED
    }

    static OutboxView of(OutboxEntry entry) {
        return new OutboxView(
                OwedMail.stream(entry.messageId()),
                entry.request().bookingId(),
                entry.request().kind().label(),
                Status.valueOf(entry.state().toUpperCase(Locale.ROOT)),
                entry.attempts(),
                entry.lastError(),
                entry.createdAt(),
                entry.sentAt(),
                entry.isPending() ? entry.nextAttemptAt() : null);
    }

    /** The same with its outside. */
    @Schema(name = "OpenedMail")
    record Opened(
            String id,
            String bookingId,
            String kind,
            Status status,
            int attempts,
            @Nullable String lastReply,
            Instant createdAt,
            @Nullable Instant sentAt,
            @Nullable Instant nextAttemptAt,
            String messageId,
            @Nullable String correlationId,

            @Schema(description = "Masked; left out if the booking can't be read at the moment") @Nullable
            String recipient,

            @Schema(description = "As it would be written now") @Nullable
            String subject) {

        static Opened of(OutboxEntry entry, @Nullable Envelope envelope) {
            OutboxView mail = OutboxView.of(entry);
            return new Opened(
                    mail.id(),
                    mail.bookingId(),
                    mail.kind(),
                    mail.status(),
                    mail.attempts(),
                    mail.lastReply(),
                    mail.createdAt(),
                    mail.sentAt(),
                    mail.nextAttemptAt(),
                    entry.messageId(),
                    entry.correlationId(),
                    envelope == null ? null : envelope.recipient(),
                    envelope == null ? null : envelope.subject());
        }
    }
}
