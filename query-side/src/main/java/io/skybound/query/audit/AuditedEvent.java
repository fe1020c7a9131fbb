package io.skybound.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skybound.api.StoredTypes;
import io.skybound.api.StoredTypes.StoredType;
import io.skybound.platform.messaging.MessageMetadata;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * An event as auditors see it.
 *
 * @param position its place among all events
 * @param sequence its place in the stream of its aggregate
 * @param type the name under which it is stored
 * @param revision in which it is shown; it may have been stored in an older one
 * @param occurredAt when it was recorded
 * @param actor who caused it, a user's id or {@code system}
 * @param correlationId the same for all that one request set in motion
 * @param causationId the message that caused it
 * @param payload what it says, without personal data
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditedEvent(
        long position,
        String aggregateType,
        String aggregateId,
        long sequence,
        String type,
        String revision,
        Instant occurredAt,
        @Nullable String actor,
        @Nullable String correlationId,
        @Nullable String causationId,
        Object payload) {

    private static final Map<Class<?>, StoredType> TYPES =
            StoredTypes.all().stream().collect(Collectors.toMap(StoredType::type, Function.identity()));

    static AuditedEvent of(long position, DomainEventMessage<?> message) {
        StoredType type = Objects.requireNonNull(TYPES.get(message.getPayloadType()), "an event without a name");
        return new AuditedEvent(
                position,
                message.getType(),
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                type.name(),
                type.revision(),
                message.getTimestamp(),
                text(message, MessageMetadata.ACTOR),
                text(message, MessageMetadata.CORRELATION_ID),
                text(message, MessageMetadata.CAUSATION_ID),
                Masked.json(message.getPayload()));
    }

    private static @Nullable String text(DomainEventMessage<?> message, String key) {
        return message.getMetaData().get(key) instanceof String text ? text : null;
    }
}
