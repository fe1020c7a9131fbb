package io.skybound.query.readmodel;

import io.skybound.platform.web.MinVersion;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads that wait until a row has come as far as the reader knows it must. The row's own bell wakes them, whichever
 * replica projects; every {@link #GLANCE} they look without it, as nothing rings while the connection for signals is
 * being opened again, nor for what is replayed. Nobody holds a connection while waiting, and the threads are virtual.
 */
public final class WaitingReads implements AutoCloseable {

    private static final Duration GLANCE = Duration.ofMillis(400);

    /** Tells whether something with this id was ever recorded. */
    @FunctionalInterface
    public interface History {
        boolean knows(String id);
    }

    private final Arrivals arrivals;
    private final History history;
    private final Duration patience;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public WaitingReads(Arrivals arrivals, History history) {
        this(arrivals, history, MinVersion.PATIENCE);
    }

    WaitingReads(Arrivals arrivals, History history, Duration patience) {
        this.arrivals = arrivals;
        this.history = history;
        this.patience = patience;
    }

    /** Reads on a thread of its own, so that whoever asks is not held up by the waiting. */
    public <R> CompletableFuture<Found<R>> readLater(Supplier<Found<R>> read) {
        return CompletableFuture.supplyAsync(read, threads);
    }

    /**
     * Looks until {@code arrived} holds for the row, for two seconds at most. A row that is missing is waited for if the
     * reader knows a version of it, or if its events are there: nothing that happened is ever said not to exist.
     *
     * @param kind how ids of such rows begin; nothing else is waited for
     * @param minVersion 0 if no version in particular
     */
    public <R> Found<R> read(
            String kind, String id, long minVersion, Supplier<@Nullable R> look, Predicate<R> arrived) {
        if (!id.startsWith(kind) || id.indexOf('\0') >= 0) {
            return new Found<>(null, false);
        }
        long end = System.nanoTime() + patience.toNanos();
        boolean expected = minVersion > 0;
        while (true) {
            long heard = arrivals.heard(id);
            R row = look.get();
            if (row != null && arrived.test(row)) {
                return new Found<>(row, false);
            }
            expected = expected || row != null || history.knows(id);
            long left = end - System.nanoTime();
            if (!expected || left <= 0) {
                return new Found<>(row, row != null || history.knows(id));
            }
            pause(id, heard, minVersion, Math.min(left, GLANCE.toNanos()));
        }
    }

    private void pause(String id, long heard, long minVersion, long nanos) {
        try {
            arrivals.await(id, heard, minVersion, nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a read model", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
