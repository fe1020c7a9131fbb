package io.skybound.platform.eventstore;

import java.time.Instant;
import java.util.Set;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** An event as a row that is not stored yet: serialised by whoever has decided it, in their own thread. */
record NewEvent(
        String id,
        String aggregate,
        long sequence,
        @Nullable String type,
        String time,
        String payloadType,
        @Nullable String payloadRevision,
        byte[] payload,
        byte[] metaData) {

    static NewEvent of(EventMessage<?> message, Serializer serializer) {
        DomainEventMessage<?> event = EventUtils.asDomainEventMessage(message);
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metaData = event.serializeMetaData(serializer, byte[].class);
        return new NewEvent(
                event.getIdentifier(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getType(),
                time(event.getTimestamp()),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                metaData.getData());
    }

    /** As readers of all events get it, once it is stored. */
    TrackedEventData<byte[]> numbered(long number) {
        DomainEventData<byte[]> event = new GenericDomainEventEntry<>(
                type,
                id.equals(aggregate) ? null : aggregate,
                sequence,
                id,
                time,
                payloadType,
                payloadRevision,
                payload,
                metaData);
        return new TrackedDomainEventData<>(GapAwareTrackingToken.newInstance(number, Set.of()), event);
    }

    private static String time(Instant at) {
        return DateTimeUtils.formatInstant(at);
    }
}
