package io.skybound.process.mail;

import io.skybound.api.mail.MailEvent;
import io.skybound.api.mail.MailEvent.MailDelivered;
import io.skybound.api.mail.MailEvent.MailFailed;
import io.skybound.platform.messaging.MessageMetadata;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes down what became of a mail: in its row, and as an event in a stream of the mail's own. Both in one transaction
 * where the events are in the same database. Elsewhere a crash between the two has the mail sent once more, but its
 * delivery is told once: the stream says that it has been.
 */
final class MailRecords {
    private static final String TYPE = "Mail";
    private static final int TRIES = 3;

    private final OutboxRows rows;
    private final EventStore events;
    private final TransactionOperations transaction;

    MailRecords(OutboxRows rows, EventStore events, TransactionOperations transaction) {
        this.rows = rows;
        this.events = events;
        this.transaction = transaction;
    }

    void delivered(OwedMail mail, String recipient, Instant now) {
        MailRequest request = mail.request();
        record(
                () -> rows.sent(mail, now),
                mail,
                new MailDelivered(
                        mail.stream(), request.bookingId(), request.kind().label(), mail.messageId(), recipient, now));
    }

    void failed(OwedMail mail, String recipient, String reason, Instant now) {
        MailRequest request = mail.request();
        record(
                () -> rows.failed(mail, reason),
                mail,
                new MailFailed(
                        mail.stream(),
                        request.bookingId(),
                        request.kind().label(),
                        mail.messageId(),
                        recipient,
                        reason,
                        mail.attempt(),
                        now));
    }

    /** Where two senders tell at the same moment, the second one looks again and finds it told. */
    private void record(RowChange change, OwedMail mail, MailEvent event) {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> {
                    if (change.apply()) {
                        append(mail, event);
                    }
                });
                return;
            } catch (ConcurrencyException e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private void append(OwedMail mail, MailEvent event) {
        Long last = events.lastSequenceNumberFor(mail.stream()).orElse(null);
        if (last == null || !tells(events.readEvents(mail.stream(), last).next().getPayload(), event)) {
            long next = last == null ? 0 : last + 1;
            events.publish(new GenericDomainEventMessage<>(TYPE, mail.stream(), next, event, origin(mail)));
        }
    }

    /** A mail is delivered once, whatever comes later; of failures, each attempt has its own. */
    private static boolean tells(Object told, MailEvent event) {
        return told instanceof MailDelivered
                || (told instanceof MailFailed failure
                        && event instanceof MailFailed again
                        && failure.attempt() == again.attempt());
    }

    private static MetaData origin(OwedMail mail) {
        Map<String, Object> origin = new HashMap<>();
        origin.put(MessageMetadata.ACTOR, MessageMetadata.SYSTEM);
        origin.put(MessageMetadata.ROLES, "");
        origin.put(MessageMetadata.CAUSATION_ID, mail.request().causeId());
        String correlation = mail.correlationId();
        origin.put(
                MessageMetadata.CORRELATION_ID,
                correlation == null ? mail.request().causeId() : correlation);
        return MetaData.from(origin);
    }

    /** Says whether it changed anything. */
    @FunctionalInterface
    private interface RowChange {
        boolean apply();
    }
}
