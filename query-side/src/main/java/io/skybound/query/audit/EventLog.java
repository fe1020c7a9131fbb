package io.skybound.query.audit;

import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * All events in the global order, so that who goes on from the last position seen misses none and sees none twice, also
 * while events are being appended.
 *
 * <p>Both engines commit events in the order of their numbers, so what was not there before the last one never will be.
 */
final class EventLog {

    private static final long SILENCE_SECONDS = 2;

    private final EventStore events;
    private final @Nullable EventStorageEngine engine;

    /** @param engine null if the events are elsewhere, and the store is all there is of it here */
    EventLog(EventStore events, @Nullable EventStorageEngine engine) {
        this.events = events;
        this.engine = engine;
    }

    /**
     * Hands over what is there at this moment.
     *
     * @param after null for all
     * @param more tells whether to go on after this event
     */
    void read(@Nullable Long after, Predicate<AuditedEvent> more) {
        TrackingToken head = events.createHeadToken();
        if (head == null) {
            return;
        }
        TrackingToken from = after == null ? null : tokenLike(head, after);
        if (engine == null) {
            readStore(from, head, more);
        } else {
            try (Stream<? extends TrackedEventMessage<?>> stream = engine.readEvents(from, false)) {
                Iterator<? extends TrackedEventMessage<?>> iterator = stream.iterator();
                while (iterator.hasNext() && take(iterator.next(), head, more)) {}
            }
        }
    }

    private void readStore(@Nullable TrackingToken from, TrackingToken head, Predicate<AuditedEvent> more) {
        try (var stream = (TrackingEventStream) events.openStream(from)) {
            while (stream.hasNextAvailable((int) SILENCE_SECONDS, TimeUnit.SECONDS)
                    && take(stream.nextAvailable(), head, more)) {}
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading events", e);
        }
    }

    private static boolean take(TrackedEventMessage<?> message, TrackingToken head, Predicate<AuditedEvent> more) {
        TrackingToken token = message.trackingToken();
        long position = token.position().orElseThrow();
        long last = head.position().orElseThrow();
        if (position > last || !(message instanceof DomainEventMessage<?> event)) {
            return position <= last;
        }
        return more.test(AuditedEvent.of(position, event)) && position < last;
    }

    private static TrackingToken tokenLike(TrackingToken head, long after) {
        return head instanceof GapAwareTrackingToken
                ? GapAwareTrackingToken.newInstance(after, Set.of())
                : new GlobalSequenceTrackingToken(after);
    }
}
