package io.skybound.query.readmodel;

import io.skybound.platform.signals.Signals;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells readers in this process that a row has changed, whichever process changed it. Rows share a fixed number of bells by the hash of their id, so
 * nothing is registered and nothing can leak; who is rung for another row looks once and goes on waiting.
 */
public final class Arrivals {

    private static final int BELLS = 1024;

    private final Bell[] bells = new Bell[BELLS];

    public Arrivals() {
        for (int i = 0; i < BELLS; i++) {
            bells[i] = new Bell();
        }
    }

    /** Rings for what a signal tells of; for every row, if signals may have been missed. */
    void hear(String signal) {
        if (signal.equals(Signals.LOOK_AGAIN)) {
            for (Bell bell : bells) {
                bell.ring(Long.MAX_VALUE);
            }
        }
        Arrival.parse(signal).forEach(arrival -> bell(arrival.id()).ring(arrival.version()));
    }

    /** How often the row's bell has rung. Ask before reading the row, so that nothing in between is missed. */
    long heard(String id) {
        return bell(id).heard();
    }

    /**
     * Returns when the time is over, or as soon as the bell has rung more often than {@code heard}, but not for a single
     * ring that told of an earlier version than {@code minVersion}.
     */
    void await(String id, long heard, long minVersion, long nanos) throws InterruptedException {
        bell(id).await(heard, minVersion, nanos);
    }

    private Bell bell(String id) {
        int hash = id.hashCode();
        return bells[(hash ^ (hash >>> 16)) & (BELLS - 1)];
    }

    private static final class Bell {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition rung = lock.newCondition();
        private long count;
        private long version;

        void ring(long arrived) {
            lock.lock();
            try {
                count++;
                version = arrived;
                rung.signalAll();
            } finally {
                lock.unlock();
            }
        }

        long heard() {
            lock.lock();
            try {
                return count;
            } finally {
                lock.unlock();
            }
        }

        void await(long heard, long minVersion, long nanos) throws InterruptedException {
            long seen = heard;
            long left = nanos;
            lock.lock();
            try {
                while (left > 0 && (count == seen || count == seen + 1 && version < minVersion)) {
                    seen = count;
                    left = rung.awaitNanos(left);
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
