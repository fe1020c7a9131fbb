package io.skybound.platform.processors;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for batches of events. A batch begins a moment after its first event has come, and takes along what has come by
 * then: it costs a transaction and a token however few its events are.
 */
final class GatheringThreads extends ScheduledThreadPoolExecutor {
    private final Duration moment;

    GatheringThreads(String name, int number, Duration moment) {
        super(number, Thread.ofPlatform().name(name, 0).daemon().factory());
        this.moment = moment;
    }

    /** A segment of Axon's hands itself over with this, once, whenever it has got events and does not wait already. */
    @Override
    public Future<?> submit(Runnable batch) {
        return schedule(batch, moment.toNanos(), TimeUnit.NANOSECONDS);
    }
}
