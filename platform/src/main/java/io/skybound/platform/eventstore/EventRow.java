package io.skybound.platform.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** A row of the event table: to be stored, serialised by whoever has decided it, in their own thread; or read. */
record EventRow(
        String id,
        String aggregate,
        long sequence,
        @Nullable String type,
        String time,
        String payloadType,
        @Nullable String payloadRevision,
        byte[] payload,
        byte[] metaData) {

    /** All rows; a condition may follow. The first column is the position. */
    static final String SELECT =
            "SELECT global_index, event_identifier, aggregate_identifier, sequence_number, type, time_stamp,"
                    + " payload_type, payload_revision, payload, meta_data FROM events.domain_event_entry";

    /** @param row of a {@link #SELECT}, whose columns are not looked up by name in each of millions of rows */
    static EventRow of(ResultSet row) throws SQLException {
        return new EventRow(
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getBytes(9),
                row.getBytes(10));
    }

    static EventRow of(EventMessage<?> message, Serializer serializer) {
        DomainEventMessage<?> event = EventUtils.asDomainEventMessage(message);
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metaData = event.serializeMetaData(serializer, byte[].class);
        return new EventRow(
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

    /** As readers of all events get it. Without an aggregate, it is stored under its own identifier. */
    TrackedEventData<byte[]> at(TrackingToken position) {
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
        return new TrackedDomainEventData<>(position, event);
    }

    private static String time(Instant at) {
        return DateTimeUtils.formatInstant(at);
    }
}
