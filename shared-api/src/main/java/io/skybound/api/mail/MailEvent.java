package io.skybound.api.mail;

import io.skybound.api.Personal;
import java.time.Instant;

/**
 * What became of a mail. Recorded by the outbox, in one small stream per mail, once its outcome is known; nothing reacts
 * to it.
 */
public sealed interface MailEvent {

    /** Names the stream; the same for all attempts to deliver the mail. */
    String mailId();

    String bookingId();

    /** What it is about, such as {@code booking-confirmed}. */
    String kind();

    /** The {@code Message-ID} under which its recipient knows it. */
    String messageId();

    Instant at();

    /** The recipient's mail server has it. */
    record MailDelivered(
            String mailId,
            String bookingId,
            String kind,
            String messageId,
            @Personal String recipient,
            Instant at) implements MailEvent {

        /** Never prints whom it went to. */
        @Override
        public String toString() {
            return "MailDelivered[" + mailId + ", " + kind + "]";
        }
    }

    /**
     * It will not arrive, unless somebody sends it again.
     *
     * @param reason without an address
     * @param attempt how often it had been tried, from 1
     */
    record MailFailed(
            String mailId,
            String bookingId,
            String kind,
            String messageId,
            @Personal String recipient,
            String reason,
            int attempt,
            Instant at)
            implements MailEvent {

        /** Never prints whom it was for. */
        @Override
        public String toString() {
            return "MailFailed[" + mailId + ", " + kind + "]";
        }
    }
}
