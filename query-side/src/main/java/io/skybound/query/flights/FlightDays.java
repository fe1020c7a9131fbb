package io.skybound.query.flights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The flights of some days in memory, by id and by route. Whoever reads waits for nobody; those who write take turns. A
 * flight is replaced only by a newer state of itself, so it does not matter in which order states arrive.
 */
final class FlightDays {

    /** What a search looks for. */
    record Route(String origin, String destination, LocalDate date) {
        static Route of(FlightRow row) {
            return new Route(
                    row.plan().origin(), row.plan().destination(), row.times().date());
        }
    }

    private static final ListedFlight[] NONE = {};

    private final Map<String, ListedFlight> byId = new ConcurrentHashMap<>();
    private final Map<Route, ListedFlight[]> byRoute = new ConcurrentHashMap<>();
    private final LocalDate from;
    private volatile LocalDate until = LocalDate.MAX;

    /** @param from the first day; earlier flights are not kept */
    FlightDays(LocalDate from) {
        this.from = from;
    }

    boolean covers(LocalDate date) {
        return !date.isBefore(from) && date.isBefore(until);
    }

    @Nullable
    ListedFlight find(String id) {
        return byId.get(id);
    }

    /** Those that can still be taken. */
    List<ListedFlight> on(Route route, Instant now) {
        ListedFlight[] flights = byRoute.getOrDefault(route, NONE);
        List<ListedFlight> open = new ArrayList<>(flights.length);
        for (ListedFlight flight : flights) {
            if (flight.row().isOpen(now)) {
                open.add(flight);
            }
        }
        return open;
    }

    int size() {
        return byId.size();
    }

    synchronized void put(FlightRow row) {
        ListedFlight known = byId.get(row.id());
        if (known != null && !row.isNewerThan(known.row())) {
            return;
        }
        Route route = Route.of(row);
        if (known != null && !(covers(route.date()) && route.equals(Route.of(known.row())))) {
            remove(known);
        }
        if (covers(route.date())) {
            ListedFlight listed = new ListedFlight(row);
            byId.put(row.id(), listed);
            byRoute.compute(route, (same, flights) -> with(flights == null ? NONE : flights, known, listed));
        }
    }

    /** Keeps only what is before that day. */
    synchronized void end(LocalDate day) {
        until = day;
        byId.values().stream()
                .filter(flight -> !covers(flight.row().times().date()))
                .toList()
                .forEach(this::remove);
    }

    private void remove(ListedFlight flight) {
        byId.remove(flight.row().id());
        byRoute.computeIfPresent(Route.of(flight.row()), (route, flights) -> {
            ListedFlight[] others =
                    Arrays.stream(flights).filter(other -> other != flight).toArray(ListedFlight[]::new);
            return others.length == 0 ? null : others;
        });
    }

    /** In the place of its former self, so that no reader ever misses it. */
    private static ListedFlight[] with(ListedFlight[] flights, @Nullable ListedFlight known, ListedFlight listed) {
        for (int i = 0; known != null && i < flights.length; i++) {
            if (flights[i] == known) {
                ListedFlight[] changed = flights.clone();
                changed[i] = listed;
                return changed;
            }
        }
        ListedFlight[] more = Arrays.copyOf(flights, flights.length + 1);
        more[flights.length] = listed;
        return more;
    }
}
