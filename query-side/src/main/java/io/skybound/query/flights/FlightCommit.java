package io.skybound.query.flights;

import io.skybound.query.flights.FlightDays.Route;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Flights that are being committed at this moment: the table may show them already, or not yet. */
final class FlightCommit {

    /** Far longer than a commit takes. Who can't wait for it asks the table. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final List<FlightRow> rows;
    private final Set<Object> subjects = new HashSet<>();
    private final CountDownLatch end = new CountDownLatch(1);

    /** @param before the flight as it was */
    FlightCommit(Collection<FlightRow> rows, Function<String, @Nullable ListedFlight> before) {
        this.rows = List.copyOf(rows);
        for (FlightRow row : rows) {
            subjects.add(row.id());
            subjects.add(Route.of(row));
            ListedFlight known = before.apply(row.id());
            if (known != null) {
                subjects.add(Route.of(known.row()));
            }
        }
    }

    List<FlightRow> rows() {
        return rows;
    }

    /** @param subject a flight's id, or a route */
    boolean isAbout(Object subject) {
        return subjects.contains(subject);
    }

    boolean brings(String id, long version, long seatsVersion) {
        return subjects.contains(id)
                && rows.stream().anyMatch(row -> row.id().equals(id) && row.isAsFarAs(version, seatsVersion));
    }

    /** False if that takes too long. */
    boolean awaitEnd() {
        try {
            return end.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void end() {
        end.countDown();
    }
}
