package io.skybound.platform.eventstore;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.common.lock.LockFactory;

/**
 * One decision at a time for each aggregate. A turn ends when what was decided has queued to be stored, not when it is
 * stored: see {@link Decision}. Not for aggregates whose decisions have effects outside of the event store.
 */
final class Turns implements LockFactory {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Map<String, Queue> queues = new HashMap<>();

    @Override
    public Lock obtainLock(String aggregate) {
        Queue queue = enter(aggregate);
        boolean itsTurn = false;
        try {
            itsTurn = queue.lock.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!itsTurn) {
            leave(aggregate, queue);
            throw new LockAcquisitionFailedException("It was not its turn to decide about " + aggregate + " in time");
        }
        Turn turn = new Turn(aggregate, queue);
        Decision.current().hold(aggregate, turn);
        return turn;
    }

    private Queue enter(String aggregate) {
        synchronized (queues) {
            Queue queue = queues.computeIfAbsent(aggregate, _ -> new Queue());
            queue.inIt++;
            return queue;
        }
    }

    private void leave(String aggregate, Queue queue) {
        synchronized (queues) {
            if (--queue.inIt == 0) {
                queues.remove(aggregate);
            }
        }
    }

    /** Those who wait for one aggregate, and the one whose turn it is. */
    private static final class Queue {
        final ReentrantLock lock = new ReentrantLock();
        int inIt;
    }

    private final class Turn implements Lock {
        private final String aggregate;
        private final Queue queue;
        private boolean over;

        Turn(String aggregate, Queue queue) {
            this.aggregate = aggregate;
            this.queue = queue;
        }

        @Override
        public void release() {
            if (!over) {
                over = true;
                queue.lock.unlock();
                leave(aggregate, queue);
            }
        }

        /** A decision that has queued stands, although its turn is over. */
        @Override
        public boolean isHeld() {
            return true;
        }
    }
}
