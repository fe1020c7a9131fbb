package io.skybound.platform.messaging;

import java.util.stream.Stream;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.jspecify.annotations.Nullable;

/** Lets readers of the whole stream come past an event of unknown type; an aggregate's own events are read strictly. */
class TolerantEngine extends JdbcEventStorageEngine {
    private final TolerantSerializer tolerant;

    TolerantEngine(Builder builder, TolerantSerializer tolerant) {
        super(builder);
        this.tolerant = tolerant;
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken position, boolean mayBlock) {
        return EventUtils.upcastAndDeserializeTrackedEvents(readEventData(position, mayBlock), tolerant, upcasterChain);
    }
}
