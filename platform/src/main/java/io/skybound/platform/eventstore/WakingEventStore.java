package io.skybound.platform.eventstore;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An event store that wakes its readers. Axon's pooled processors look for new events every 500 ms unless the stream
 * promises to call them; this one promises. The call comes from a reader of the same stream that has itself just seen
 * the event, so nobody is woken before there is something to see. A call after a second of silence is the safety net.
 */
class WakingEventStore extends EmbeddedEventStore {
    private static final Logger log = LoggerFactory.getLogger(WakingEventStore.class);
    private static final int SAFETY_NET_MILLIS = 1_000;

    private final Set<WakingStream> readers = ConcurrentHashMap.newKeySet();
    private final Runnable whenAppended;
    private @Nullable Thread lookout;
    private volatile boolean closed;

    /** @param whenAppended told of each append once it is durable */
    WakingEventStore(Builder builder, Runnable whenAppended) {
        super(builder);
        this.whenAppended = whenAppended;
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        super.afterCommit(events);
        if (!events.isEmpty()) {
            whenAppended.run();
        }
    }

    /** Looks for events that another process appended. */
    public void wake() {
        super.afterCommit(List.<EventMessage<?>>of());
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken position) {
        return new WakingStream(super.openStream(position));
    }

    @Override
    public void shutDown() {
        closed = true;
        synchronized (readers) {
            if (lookout != null) {
                lookout.interrupt();
            }
        }
        super.shutDown();
    }

    private void startLookout() {
        synchronized (readers) {
            if (lookout == null && !closed) {
                lookout = Thread.ofPlatform().name("event-lookout").daemon().start(this::look);
            }
        }
    }

    private void look() {
        while (!closed) {
            try (TrackingEventStream stream = super.openStream(createHeadToken())) {
                while (!closed) {
                    while (stream.hasNextAvailable(SAFETY_NET_MILLIS, TimeUnit.MILLISECONDS)) {
                        skipAllAvailable(stream);
                        readers.forEach(WakingStream::call);
                    }
                    readers.forEach(WakingStream::call);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                // The database is away. Whoever reads notices that, too, and tries again.
                log.debug("Can't look for new events", e);
                pause();
            }
        }
    }

    private static void skipAllAvailable(TrackingEventStream stream) throws InterruptedException {
        while (stream.hasNextAvailable()) {
            stream.nextAvailable();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(SAFETY_NET_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class WakingStream implements TrackingEventStream {
        private final TrackingEventStream stream;
        private volatile @Nullable Runnable callback;

        WakingStream(TrackingEventStream stream) {
            this.stream = stream;
        }

        void call() {
            Runnable current = callback;
            if (current != null) {
                try {
                    current.run();
                } catch (RuntimeException e) {
                    // A processor that has just been shut down. The others must be woken all the same.
                    log.debug("A reader could not be woken", e);
                }
            }
        }

        @Override
        public boolean setOnAvailableCallback(Runnable whenAvailable) {
            callback = whenAvailable;
            readers.add(this);
            startLookout();
            return true;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return stream.peek();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return stream.hasNextAvailable(timeout, unit);
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return stream.nextAvailable();
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> message) {
            stream.skipMessagesWithPayloadTypeOf(message);
        }

        @Override
        public void close() {
            readers.remove(this);
            stream.close();
        }
    }
}
