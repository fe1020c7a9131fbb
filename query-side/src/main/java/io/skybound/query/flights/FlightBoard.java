package io.skybound.query.flights;

import io.skybound.query.flights.FlightDays.Route;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The flights that can be searched, in memory: as the table read.flight has them, never older. Each process has its own.
 * What this process projects is put here when it is committed, and whoever reads meanwhile waits for the commit; what
 * others project is read when their signal comes. Where it can't be sure to have heard of everything, before it is
 * filled or while signals are not heard, and for days that it does not keep, the table answers.
 */
final class FlightBoard implements Timetable, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FlightBoard.class);

    private final FlightRows table;
    private final TransactionOperations transaction;
    private final BooleanSupplier hearing;
    private final Clock clock;
    private final int most;
    private final Set<FlightCommit> commits = ConcurrentHashMap.newKeySet();
    private final Turns fillings = new Turns("flight-board", this::fill);

    private volatile @Nullable Filled days;
    private volatile @Nullable FlightDays filling;

    /** How often something may have been missed. */
    private volatile int doubts;

    /** What the table had after so many doubts. */
    private record Filled(FlightDays days, int doubts, LocalDate on) {}

    /**
     * @param hearing whether signals are heard at this moment
     * @param most flights to be kept; later days than fit are left to the table
     */
    FlightBoard(FlightRows table, TransactionOperations transaction, BooleanSupplier hearing, Clock clock, int most) {
        this.table = table;
        this.transaction = transaction;
        this.hearing = hearing;
        this.clock = clock;
        this.most = most;
    }

    @Override
    public List<ListedFlight> onRoute(String origin, String destination, LocalDate date, Instant now) {
        Route route = new Route(origin, destination, date);
        FlightDays known = settled(route) ? known() : null;
        if (known != null && known.covers(date)) {
            return known.on(route, now);
        }
        return table.onRoute(origin, destination, date, now).stream()
                .map(ListedFlight::new)
                .toList();
    }

    /**
     * @param minVersion of the flight, that somebody knows to be there
     */
    @Nullable
    ListedFlight find(String id, long minVersion) {
        FlightDays known = settled(id) ? known() : null;
        ListedFlight flight = known == null ? null : known.find(id);
        if (flight != null && flight.row().version() >= minVersion) {
            return flight;
        }
        FlightRow row = table.find(id);
        if (row == null) {
            return null;
        }
        put(row);
        return new ListedFlight(row);
    }

    /** Something may have been missed: nothing is answered from here until all is read again. */
    synchronized void doubt() {
        doubts++;
        fillings.next();
    }

    /** Whether it has this state of the flight, or a newer one, or will have it at once, or has no use for it. */
    boolean knows(String id, long version, long seatsVersion) {
        for (FlightCommit commit : commits) {
            if (commit.brings(id, version, seatsVersion)) {
                return true;
            }
        }
        FlightDays newest = filling;
        Filled filled = days;
        if (newest == null && filled != null) {
            newest = filled.days();
        }
        if (newest == null) {
            return true;
        }
        ListedFlight flight = newest.find(id);
        return flight != null && flight.row().isAsFarAs(version, seatsVersion);
    }

    void put(FlightRow row) {
        FlightDays next = filling;
        if (next != null) {
            next.put(row);
        }
        Filled filled = days;
        if (filled != null) {
            filled.days().put(row);
            if (filled.days().size() > most) {
                fillings.next();
            }
        }
    }

    /** To be called before these rows can be seen in the table, by whoever will end it. */
    FlightCommit begin(Collection<FlightRow> rows) {
        FlightDays known = known();
        FlightCommit commit = new FlightCommit(rows, known == null ? id -> null : known::find);
        commits.add(commit);
        return commit;
    }

    void end(FlightCommit commit, boolean committed) {
        if (committed) {
            commit.rows().forEach(this::put);
        }
        commits.remove(commit);
        commit.end();
    }

    /** How many flights it keeps. */
    int size() {
        Filled filled = days;
        return filled == null ? 0 : filled.days().size();
    }

    /** Null if it may be older than the table. */
    private @Nullable FlightDays known() {
        Filled filled = days;
        if (filled == null || filled.doubts() != doubts || !hearing.getAsBoolean()) {
            return null;
        }
        if (!filled.on().equals(today())) {
            // Yesterday's flights can go.
            fillings.next();
        }
        return filled.days();
    }

    private boolean settled(Object key) {
        for (FlightCommit commit : commits) {
            if (commit.isAbout(key) && !commit.awaitEnd()) {
                return false;
            }
        }
        return true;
    }

    private void fill() {
        LocalDate today = today();
        int doubtsBefore = doubts;
        // Where it is latest, a day ends half a day after it has ended in Greenwich.
        FlightDays next = new FlightDays(today.minusDays(1));
        filling = next;
        try {
            transaction.executeWithoutResult(_ -> read(next, today.minusDays(1)));
            days = new Filled(next, doubtsBefore, today);
        } finally {
            filling = null;
        }
        log.debug("{} flights can be searched in memory", next.size());
    }

    private void read(FlightDays next, LocalDate from) {
        var count = new int[1];
        table.forEachFrom(from, most + 1, row -> {
            if (++count[0] > most) {
                next.end(row.times().date());
            }
            next.put(row);
        });
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Override
    public void close() {
        fillings.close();
    }
}
