package io.skybound.platform.eventstore;

import io.skybound.platform.database.SqlState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what has queued with one statement and one commit, in the order in which it came. While one batch is on its way
 * to the disk the next one gathers, and those who have just been answered are given a moment to come back: under load a
 * commit carries as many units of work as there are callers, without load it carries one at once.
 *
 * <p>One conflict fails one caller: where the rows of a batch are refused, its halves are tried, down to a unit alone.
 * Where a connection is lost before it has told the outcome, nobody is answered before the database was asked what became
 * of it.
 */
final class Appender implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Appender.class);

    private static final int MOST_WAITING = 10_000;
    private static final int MOST_EVENTS_OF_A_BATCH = 1_000;
    private static final long LONGEST_GATHERING_NANOS = Duration.ofMillis(50).toNanos();
    private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

    private final DataSource database;
    private final Duration patience;
    private final Tail tail;
    private final Queue<UnitOfEvents> waiting = new ArrayDeque<>();
    private final Thread thread;
    private boolean closed;

    /** Before so many wait, the thread need not be woken. */
    private int wanted;

    /**
     * @param patience so long may a unit wait for a database that takes nothing, and so long is asked for an outcome that
     *     is not known
     * @param tail knows of each unit before it is answered
     */
    Appender(DataSource database, Duration patience, Tail tail) {
        this.database = database;
        this.patience = patience;
        this.tail = tail;
        thread = Thread.ofPlatform().name("event-appender").daemon().start(this::run);
    }

    /** Returns at once; what becomes of the unit is its {@linkplain UnitOfEvents#outcome outcome}. */
    void append(UnitOfEvents unit) {
        synchronized (waiting) {
            if (closed) {
                unit.failed(new SQLTransientException("The event store is closed; nothing was stored", "57P01"));
            } else if (waiting.size() >= MOST_WAITING) {
                unit.failed(new SQLTransientException("Too much waits already; nothing was stored", "53000"));
            } else {
                waiting.add(unit);
                if (waiting.size() >= wanted) {
                    waiting.notifyAll();
                }
            }
        }
    }

    /** Finishes what has begun or waits, takes nothing more. */
    @Override
    public void close() {
        synchronized (waiting) {
            closed = true;
            waiting.notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        for (List<UnitOfEvents> batch = nextBatch(0, 0); !batch.isEmpty(); ) {
            long begun = System.nanoTime();
            try {
                List<UnitOfEvents> inTime =
                        batch.stream().filter(this::isInTime).toList();
                if (!inTime.isEmpty()) {
                    store(inTime);
                }
            } catch (RuntimeException | Error e) {
                log.error("An append broke off", e);
                fail(batch, unknown(e));
            }
            batch = nextBatch(batch.size(), System.nanoTime() - begun);
        }
    }

    /**
     * Waits for as many as there were a moment ago, but not longer than the batch before this one took.
     *
     * @param answered units in the batch before
     * @return empty once there will never be another one
     */
    private List<UnitOfEvents> nextBatch(int answered, long nanosTaken) {
        List<UnitOfEvents> batch = new ArrayList<>();
        synchronized (waiting) {
            int crowd = Math.min(answered + waiting.size(), MOST_EVENTS_OF_A_BATCH);
            awaitUnits(1, Long.MAX_VALUE);
            awaitUnits(crowd, Math.min(nanosTaken, LONGEST_GATHERING_NANOS));
            for (int events = 0; !waiting.isEmpty() && events < MOST_EVENTS_OF_A_BATCH; ) {
                UnitOfEvents unit = waiting.remove();
                events += unit.events().size();
                batch.add(unit);
            }
        }
        return batch;
    }

    private void awaitUnits(int number, long nanos) {
        wanted = number;
        long end = System.nanoTime() + nanos;
        for (long left = nanos; waiting.size() < number && !closed && left > 0; left = end - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.timedWait(waiting, left);
            } catch (InterruptedException e) {
                log.debug("Only closing ends the appender", e);
            }
        }
    }

    private boolean isInTime(UnitOfEvents unit) {
        boolean inTime = unit.age().compareTo(patience) <= 0;
        if (!inTime) {
            unit.failed(
                    new SQLTransientException("The database took nothing for too long; nothing was stored", "57014"));
        }
        return inTime;
    }

    private boolean hasBasis(UnitOfEvents unit) {
        boolean baseless = unit.isBaseless();
        if (baseless) {
            unit.failed(new SQLTransactionRollbackException("What this was decided on was not stored", "40001"));
        }
        return !baseless;
    }

    private void store(List<UnitOfEvents> units) {
        try (Connection connection = database.getConnection()) {
            store(units, connection);
        } catch (SQLException e) {
            // There was no connection, so nothing has begun; whoever has an outcome already keeps it.
            fail(units, e);
        }
    }

    private void store(List<UnitOfEvents> queued, Connection connection) {
        List<UnitOfEvents> units = queued.stream().filter(this::hasBasis).toList();
        if (units.isEmpty()) {
            return;
        }
        try {
            List<EventRow> events = eventsOf(units);
            tail.add(events, EventTable.insert(connection, events));
            units.forEach(UnitOfEvents::stored);
        } catch (SQLException e) {
            if (SqlState.isAboutRows(e) && units.size() > 1) {
                halves(units).forEach(half -> store(half, connection));
            } else if (SqlState.isAnswer(e)) {
                fail(units, e);
            } else {
                settle(units, e);
            }
        }
    }

    /**
     * What was sent may be stored already, or may still be, by a server that has not noticed our absence. So it is stored
     * again unless it is there, which no other attempt can get in between of.
     */
    private void settle(List<UnitOfEvents> sent, SQLException lost) {
        List<UnitOfEvents> units = sent.stream().filter(this::hasBasis).toList();
        if (units.isEmpty()) {
            return;
        }
        log.info("Looking for what became of {} units of work: {}", units.size(), lost.getMessage());
        long begun = System.nanoTime();
        SQLException failure = lost;
        do {
            LockSupport.parkNanos(PAUSE_NANOS);
            try (Connection connection = database.getConnection()) {
                EventTable.insertUnlessThere(connection, eventsOf(units));
                tail.lookAgain();
                units.forEach(UnitOfEvents::stored);
                return;
            } catch (SQLException e) {
                failure = e;
            }
            if (SqlState.isAboutRows(failure)) {
                if (units.size() == 1) {
                    fail(units, failure);
                } else {
                    SQLException refused = failure;
                    halves(units).forEach(half -> settle(half, refused));
                }
                return;
            }
        } while (System.nanoTime() - begun < patience.toNanos());
        log.warn("It is not known what became of {} units of work", units.size(), failure);
        fail(units, unknown(failure));
    }

    /** So that what is refused for the sake of one is soon told from the others. */
    private static List<List<UnitOfEvents>> halves(List<UnitOfEvents> units) {
        int middle = units.size() / 2;
        return List.of(units.subList(0, middle), units.subList(middle, units.size()));
    }

    private static List<EventRow> eventsOf(List<UnitOfEvents> units) {
        return units.stream().flatMap(unit -> unit.events().stream()).toList();
    }

    private static void fail(List<UnitOfEvents> units, SQLException reason) {
        units.forEach(unit -> unit.failed(reason));
    }

    private static SQLException unknown(Throwable reason) {
        return new SQLException("It is not known whether this was stored", "08007", reason);
    }
}
