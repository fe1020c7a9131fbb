package io.skybound.query.flights;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does a piece of work again whenever it is asked to, on a thread of its own: once for all who asked before it began.
 * What fails is tried again until it succeeds.
 */
final class Turns implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Turns.class);

    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final String name;
    private final Runnable work;
    private boolean asked;
    private boolean closed;
    private boolean busy;

    Turns(String name, Runnable work) {
        this.name = name;
        this.work = work;
    }

    synchronized void next() {
        asked = true;
        if (!busy && !closed) {
            busy = true;
            Thread.ofVirtual().name(name).start(this::take);
        }
    }

    private void take() {
        boolean failed = false;
        while (mine()) {
            try {
                work.run();
                failed = false;
            } catch (RuntimeException e) {
                if (!failed) {
                    log.warn("{} failed and is tried again until it succeeds: {}", name, e.toString());
                }
                failed = true;
                again();
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    private synchronized boolean mine() {
        busy = asked && !closed;
        asked = false;
        return busy;
    }

    private synchronized void again() {
        asked = true;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
