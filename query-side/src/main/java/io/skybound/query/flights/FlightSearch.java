package io.skybound.query.flights;

import static java.util.Comparator.comparing;

import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.FlightView.CabinView;
import io.skybound.api.place.Airport;
import io.skybound.platform.web.Cursor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a traveller looks for, already checked. Picks, orders and pages the flights of a day; a route has few enough
 * flights a day to do that here.
 *
 * @param departureDate local to the origin
 * @param returnDate local to the destination, null for one way
 * @param passengers seats that must be free
 * @param cabin null for any
 * @param after the last flight of the page before, null for the first page
 */
record FlightSearch(
        Airport from,
        Airport to,
        LocalDate departureDate,
        @Nullable LocalDate returnDate,
        int passengers,
        @Nullable Cabin cabin,
        FlightSort sort,
        int limit,
        @Nullable FlightPlace after) {

    /** A flight that was found. */
    record Hit(ListedFlight flight, FlightPlace place) {
        FlightRow row() {
            return flight.row();
        }
    }

    /** One page of hits, and where the next begins; null if there is none. */
    record Page(List<Hit> hits, @Nullable Cursor next) {}

    /** The same search, with all it finds up to that many on one page. */
    FlightSearch upTo(int most) {
        return new FlightSearch(from, to, departureDate, returnDate, passengers, cabin, sort, most, null);
    }

    Page find(Timetable flights, Instant now) {
        List<ListedFlight> outbound = flights.onRoute(from.iataCode(), to.iataCode(), departureDate, now);
        return pick(
                outbound,
                returnDate == null ? List.of() : flights.onRoute(to.iataCode(), from.iataCode(), returnDate, now));
    }

    Page pick(List<ListedFlight> outbound, List<ListedFlight> inbound) {
        List<Hit> hits = new ArrayList<>(outbound.size() + inbound.size());
        addFitting(outbound, false, hits);
        addFitting(inbound, true, hits);
        hits.sort(comparing(Hit::place));
        if (hits.size() <= limit) {
            return new Page(hits, null);
        }
        List<Hit> page = hits.subList(0, limit);
        return new Page(page, page.getLast().place().cursor(sort));
    }

    /** A loop: a route has a handful of flights a day, and setting up a stream costs more than to look at them. */
    private void addFitting(List<ListedFlight> flights, boolean returnFlights, List<Hit> hits) {
        for (ListedFlight flight : flights) {
            if (fits(flight.row())) {
                Hit hit = hit(flight, returnFlights);
                if (after == null || hit.place().compareTo(after) > 0) {
                    hits.add(hit);
                }
            }
        }
    }

    private boolean fits(FlightRow row) {
        for (CabinView offer : row.cabins(cabin).values()) {
            if (offer.available() >= passengers) {
                return true;
            }
        }
        return false;
    }

    /** The cabins that would do. */
    private Stream<Map.Entry<Cabin, CabinView>> offered(FlightRow row) {
        return row.cabins(cabin).entrySet().stream()
                .filter(offer -> offer.getValue().available() >= passengers);
    }

    private Hit hit(ListedFlight flight, boolean returnFlight) {
        FlightRow row = flight.row();
        long departure = row.times().departure().getEpochSecond();
        long rank = switch (sort) {
            case PRICE -> cheapest(row);
            case DURATION -> row.times().minutes();
            case DEPARTURE -> departure;
        };
        return new Hit(flight, new FlightPlace(returnFlight, rank, departure, row.id()));
    }

    private long cheapest(FlightRow row) {
        return cheapestOffer(row)
                .map(offer -> offer.getValue().price().getAmountMinorLong())
                .orElse(Long.MAX_VALUE);
    }

    /** The cabin that would do for the least. */
    Optional<Map.Entry<Cabin, CabinView>> cheapestOffer(FlightRow row) {
        return offered(row).min(comparing(offer -> offer.getValue().price().getAmountMinorLong()));
    }
}
