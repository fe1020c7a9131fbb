package io.skybound.platform.processors;

import io.skybound.platform.serialization.Unreadable;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.jspecify.annotations.Nullable;

/**
 * Takes the events whose type nobody knows, and fails: so they are parked like any other that a projection can't digest.
 * Whether such an event concerns the projection can't be known; parking one too many costs nothing.
 */
record Undigested(String projection) implements EventMessageHandler {

    @Override
    public boolean canHandle(EventMessage<?> event) {
        return canHandleType(event.getPayloadType());
    }

    @Override
    public boolean canHandleType(Class<?> type) {
        return type == Unreadable.class;
    }

    /** Is given every event. */
    @Override
    public @Nullable Object handle(EventMessage<?> event) {
        return canHandle(event) ? event.getPayload() : null;
    }

    /** Keeps nothing that a reset could take back. */
    @Override
    public <R> void prepareReset(R context) {}
}
