package io.skybound.process.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail that this process has taken on.
 *
 * @param attempt how often somebody has taken it on, this time included
 * @param messageId the same at every attempt
 * @param leaseEnd until when nobody else takes it on
 * @param correlationId what set it in motion, null if it is not known
 */
record OwedMail(
        long id,
        MailRequest request,
        String messageId,
        int attempt,
        Instant leaseEnd,
        @Nullable String correlationId) {

    /**
     * The stream of events about this mail. Named by what the mail is about, as its Message-ID is, and not by its row:
     * rows get their numbers anew when the outbox comes back from a backup.
     */
    String stream() {
        return stream(messageId);
    }

    static String stream(String messageId) {
        return "mail_" + messageId.substring(1, messageId.indexOf('@'));
    }
}
