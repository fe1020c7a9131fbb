package io.skybound.platform.eventstore;

import io.skybound.platform.signals.Signals;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Tells the other replicas that there are new events. Not in the append's transaction: a NOTIFY takes a lock of the whole
 * database at its commit, and would make all sales of all replicas wait for each other. One signal stands for all appends
 * of some milliseconds; one that gets lost costs its readers half a second.
 */
final class EventSignals implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(EventSignals.class);
    private static final String CHANNEL = "events";
    private static final Duration GATHERING = Duration.ofMillis(5);

    private final Signals signals;
    private final String replica;
    private final Semaphore owed = new Semaphore(0);
    private @Nullable Thread sender;

    EventSignals(Signals signals, String replica) {
        this.signals = signals;
        this.replica = replica;
    }

    /** Returns at once. */
    void appended() {
        owed.release();
    }

    /** Calls back when another replica has appended something, or may have. */
    void whenOthersAppend(Runnable look) {
        var _ = signals.listen(CHANNEL, from -> {
            if (!from.equals(replica)) {
                look.run();
            }
        });
    }

    @Override
    public synchronized void start() {
        sender = Thread.ofPlatform().name("event-signals").daemon().start(this::send);
    }

    @Override
    public synchronized void stop() {
        if (sender != null) {
            sender.interrupt();
            sender = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return sender != null;
    }

    private void send() {
        try {
            while (isRunning()) {
                owed.acquire();
                Thread.sleep(GATHERING);
                owed.drainPermits();
                notifyOthers();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void notifyOthers() {
        try {
            signals.notify(CHANNEL, replica);
        } catch (DataAccessException e) {
            log.debug("The others find the new events by themselves", e);
        }
    }
}
