package io.skybound.query.flights;

import static io.skybound.api.example.Example.NOW;
import static io.skybound.api.example.Example.usd;
import static io.skybound.api.example.ExampleFlight.DEPARTURE;
import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.FlightStatus;
import io.skybound.api.flight.FlightView.CabinView;
import io.skybound.api.place.Airport;
import io.skybound.api.place.Places;
import io.skybound.platform.web.Cursor;
import io.skybound.query.flights.FlightRow.Plan;
import io.skybound.query.flights.FlightRow.Times;
import io.skybound.query.flights.FlightRow.Today;
import io.skybound.query.flights.FlightSearch.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlightSearchTest {

    private static final Airport JFK = Places.load().airport("JFK").orElseThrow();
    private static final Airport LAX = Places.load().airport("LAX").orElseThrow();

    private final ListedFlight morning = flight("flt_morning", 0, 375, cabin(Cabin.ECONOMY, 5, "300.00"));
    private final ListedFlight noon = flight("flt_noon", 4, 390, cabin(Cabin.ECONOMY, 1, "100.00"));
    private final ListedFlight evening =
            flight("flt_evening", 9, 360, Map.of(Cabin.ECONOMY, offer(0, "90.00"), Cabin.BUSINESS, offer(5, "800.00")));
    private final List<ListedFlight> day = List.of(evening, noon, morning);

    @Test
    void findsFlightsWithEnoughSeatsInAnyCabin() {
        assertThat(ids(search(1, null, FlightSort.DEPARTURE).pick(day, List.of())))
                .containsExactly("flt_morning", "flt_noon", "flt_evening");
        assertThat(ids(search(2, null, FlightSort.DEPARTURE).pick(day, List.of())))
                .containsExactly("flt_morning", "flt_evening");
        assertThat(ids(search(6, null, FlightSort.DEPARTURE).pick(day, List.of())))
                .isEmpty();
    }

    @Test
    void findsFlightsWithEnoughSeatsInTheCabin() {
        assertThat(ids(search(1, Cabin.ECONOMY, FlightSort.DEPARTURE).pick(day, List.of())))
                .containsExactly("flt_morning", "flt_noon");
        assertThat(ids(search(1, Cabin.BUSINESS, FlightSort.DEPARTURE).pick(day, List.of())))
                .containsExactly("flt_evening");
        assertThat(ids(search(1, Cabin.FIRST, FlightSort.DEPARTURE).pick(day, List.of())))
                .isEmpty();
    }

    @Test
    void ordersByThePriceThatCanBeHad() {
        assertThat(ids(search(1, null, FlightSort.PRICE).pick(day, List.of())))
                .containsExactly("flt_noon", "flt_morning", "flt_evening");
    }

    @Test
    void ordersByDuration() {
        assertThat(ids(search(1, null, FlightSort.DURATION).pick(day, List.of())))
                .containsExactly("flt_evening", "flt_morning", "flt_noon");
    }

    @Test
    void putsFlightsBackAfterFlightsOut() {
        Page page = search(1, null, FlightSort.PRICE).pick(List.of(morning), List.of(noon));

        assertThat(ids(page)).containsExactly("flt_morning", "flt_noon");
        assertThat(page.hits()).extracting(hit -> hit.place().returnFlight()).containsExactly(false, true);
    }

    @Test
    void givesEachFlightOnceOverAllPages() {
        for (FlightSort sort : FlightSort.values()) {
            List<String> all = ids(search(1, null, sort).pick(day, day));
            List<String> paged = new ArrayList<>();
            String after = null;
            do {
                FlightSearch search =
                        new FlightSearch(JFK, LAX, date(), date(), 1, null, sort, 1, FlightPlace.parse(sort, after));
                Page page = search.pick(day, day);
                paged.addAll(ids(page));
                Cursor next = page.next();
                after = next == null ? null : next.encode();
            } while (after != null);
            assertThat(paged).as(sort.wire()).isEqualTo(all).hasSize(6);
        }
    }

    private static FlightSearch search(int passengers, @Nullable Cabin cabin, FlightSort sort) {
        return new FlightSearch(JFK, LAX, date(), null, passengers, cabin, sort, 50, null);
    }

    private static List<String> ids(Page page) {
        return page.hits().stream().map(hit -> hit.row().id()).toList();
    }

    private static LocalDate date() {
        return LocalDate.of(2026, 7, 1);
    }

    private static ListedFlight flight(String id, int hoursLater, int minutes, Map<Cabin, CabinView> cabins) {
        var departure = DEPARTURE.plusSeconds(hoursLater * 3600L);
        return new ListedFlight(new FlightRow(
                id,
                new Plan("SB1", "SB", "JFK", "LAX", "A320"),
                new Times(departure, departure.plusSeconds(minutes * 60L), date()),
                new Today(FlightStatus.SCHEDULED, null, null),
                cabins,
                0,
                -1,
                NOW));
    }

    private static Map<Cabin, CabinView> cabin(Cabin cabin, int free, String price) {
        return Map.of(cabin, offer(free, price));
    }

    private static CabinView offer(int free, String price) {
        return new CabinView(usd(price), free, 10);
    }
}
