package io.skybound.process.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox, for whoever looks after it.
 *
 * @param state pending, sent or failed
 * @param nextAttemptAt the end of the back-off or of a lease; says something only while it is pending
 */
record OutboxEntry(
        long row,
        MailRequest request,
        String messageId,
        String state,
        int attempts,
        @Nullable String lastError,
        Instant createdAt,
        @Nullable Instant sentAt,
        Instant nextAttemptAt,
        @Nullable String correlationId) {

    boolean isPending() {
        return state.equals("pending");
    }
}
