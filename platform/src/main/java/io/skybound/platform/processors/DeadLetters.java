package io.skybound.platform.processors;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventhandling.deadletter.DeadLetteringEventHandlerInvoker;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The events that projections could not digest, and what operations can do about them. A retry reads the events from the
 * store again, as they are now: so it sees a repaired one, and the upcasters of this version.
 */
@Component
public class DeadLetters {
    private static final String SELECT = "SELECT * FROM process.dead_letter_entry WHERE processing_group = ?";

    private final JdbcTemplate jdbc;
    private final Serializer serializer;
    private final EventStore events;
    private final EventProcessingConfiguration processors;
    private final TransactionTemplate transaction;

    DeadLetters(
            JdbcTemplate jdbc,
            Serializer serializer,
            @Lazy EventStore events,
            @Lazy EventProcessingConfiguration processors,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.serializer = serializer;
        this.events = events;
        this.processors = processors;
        this.transaction = transaction;
    }

    /**
     * One parked event.
     *
     * @param parkedWith the sequence that is parked as a whole
     * @param sequence number in its aggregate's stream
     * @param position in the stream of all events
     * @param cause the kind of the failure; null if it only waits behind another one
     * @param attempts how often it was handled in vain
     * @param payload as it was when it was parked; personal data is encrypted
     */
    public record Letter(
            String id,
            String parkedWith,
            @Nullable String aggregateId,
            long sequence,
            String type,
            @Nullable String revision,
            @Nullable TrackingToken token,
            @Nullable String cause,
            Instant enqueuedAt,
            int attempts,
            byte[] payload,
            byte @Nullable [] metadata) {

        public long position() {
            return token == null ? -1 : token.position().orElse(-1);
        }
    }

    /** How many events were handled now, how many are still parked, and why. */
    public record Retry(
            int applied, int remaining, @Nullable String cause) {}

    public long count(String projection) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT count(*) FROM process.dead_letter_entry WHERE processing_group = ?", Long.class, projection));
    }

    /** The oldest first, from behind the one that was enqueued then with that id. */
    public List<Letter> list(String projection, Instant after, String afterId, int limit) {
        return jdbc.query(
                SELECT + " AND (enqueued_at, dead_letter_id) > (?, ?) ORDER BY enqueued_at, dead_letter_id LIMIT ?",
                this::letter,
                projection,
                after.atOffset(ZoneOffset.UTC),
                afterId,
                limit);
    }

    public @Nullable Letter find(String projection, String id) {
        List<Letter> found = jdbc.query(SELECT + " AND dead_letter_id = ?", this::letter, projection, id);
        return found.isEmpty() ? null : found.getFirst();
    }

    /**
     * Handles the letter's whole sequence again, in order, until one fails again. The projection waits meanwhile: so
     * none of its batches parks a further event behind a sequence that has just come free.
     *
     * @return null if there is no such letter
     */
    public @Nullable Retry retry(String projection, String id) {
        return transaction.execute(_ -> {
            ProjectionLock.alone(projection, jdbc);
            Letter letter = find(projection, id);
            return letter == null ? null : retrySequence(projection, letter.parkedWith());
        });
    }

    /** False if there is no such letter. The event is never shown by the projection, unless it is rebuilt. */
    public boolean discard(
            String projection, String id, String reason, String actor, @Nullable String requestId, Instant now) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            ProjectionLock.alone(projection, jdbc);
            jdbc.update(
                    "INSERT INTO process.discarded_dead_letter SELECT dead_letter_id, processing_group,"
                            + " event_identifier, aggregate_identifier, sequence_number, payload_type, cause_type,"
                            + " ?, ?, ?, ? FROM process.dead_letter_entry"
                            + " WHERE processing_group = ? AND dead_letter_id = ?",
                    reason,
                    actor,
                    requestId,
                    now.atOffset(ZoneOffset.UTC),
                    projection,
                    id);
            return delete(projection, id) == 1;
        }));
    }

    private Retry retrySequence(String projection, String sequence) {
        List<Letter> letters = jdbc.query(
                SELECT + " AND sequence_identifier = ? ORDER BY sequence_index", this::letter, projection, sequence);
        List<EventMessageHandler> handlers = handlers(projection);
        int applied = 0;
        for (Letter letter : letters) {
            try {
                handle(letter, handlers);
            } catch (Exception e) {
                String cause = failed(letter, e);
                return new Retry(applied, letters.size() - applied, cause);
            }
            delete(projection, letter.id());
            applied++;
        }
        return new Retry(applied, 0, null);
    }

    private void handle(Letter letter, List<EventMessageHandler> handlers) throws Exception {
        EventMessage<?> event = asStored(letter);
        ResultMessage<?> result = DefaultUnitOfWork.startAndGet(event).executeWithResult(() -> {
            for (EventMessageHandler handler : handlers) {
                if (handler.canHandle(event)) {
                    handler.handle(event);
                }
            }
            return Map.of();
        });
        if (result.isExceptional()) {
            throw result.exceptionResult() instanceof Exception e
                    ? e
                    : new IllegalStateException(result.exceptionResult());
        }
    }

    private EventMessage<?> asStored(Letter letter) {
        DomainEventMessage<?> event = events.readEvents(Objects.requireNonNull(letter.aggregateId()), letter.sequence())
                .next();
        TrackingToken token = letter.token() == null ? null : WrappedToken.unwrapLowerBound(letter.token());
        return token == null ? event : new GenericTrackedDomainEventMessage<>(token, event);
    }

    private String failed(Letter letter, Exception failure) {
        if (ParkedEvents.isInfrastructure(failure)) {
            throw new ParkedEvents.BatchFailed(failure);
        }
        ThrowableCause cause = ParkedEvents.cause(failure);
        jdbc.update(
                "UPDATE process.dead_letter_entry SET retries = retries + 1, cause_type = ?, cause_message = ?,"
                        + " last_touched = now() WHERE dead_letter_id = ?",
                cause.type(),
                cause.message(),
                letter.id());
        return simpleName(cause.type());
    }

    private int delete(String projection, String id) {
        return jdbc.update(
                "DELETE FROM process.dead_letter_entry WHERE processing_group = ? AND dead_letter_id = ?",
                projection,
                id);
    }

    private List<EventMessageHandler> handlers(String projection) {
        return processors
                .sequencedDeadLetterProcessor(projection)
                .map(DeadLetteringEventHandlerInvoker.class::cast)
                .orElseThrow()
                .eventHandlers();
    }

    private Letter letter(ResultSet row, int number) throws SQLException {
        byte[] token = row.getBytes("token");
        String cause = row.getString("cause_type");
        return new Letter(
                text(row, "dead_letter_id"),
                text(row, "sequence_identifier"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                text(row, "payload_type"),
                row.getString("payload_revision"),
                token == null
                        ? null
                        : serializer.deserialize(
                                new SimpleSerializedObject<>(token, byte[].class, row.getString("token_type"), null)),
                cause == null ? null : simpleName(cause),
                row.getObject("enqueued_at", OffsetDateTime.class).toInstant(),
                row.getInt("retries") + (cause == null ? 0 : 1),
                Objects.requireNonNull(row.getBytes("payload")),
                row.getBytes("meta_data"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static String simpleName(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }
}
