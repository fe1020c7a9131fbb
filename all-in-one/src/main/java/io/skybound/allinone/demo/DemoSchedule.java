package io.skybound.allinone.demo;

import static java.util.stream.Collectors.toMap;

import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.CabinOffer;
import io.skybound.api.flight.FlightCommand.ScheduleFlight;
import io.skybound.api.place.Places;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The flights of any day. The same day always gives the same flights, with the same ids, times and prices, whoever asks
 * and whenever.
 */
final class DemoSchedule {

    private final List<TimetabledFlight> timetable;

    DemoSchedule(Places places) {
        this.timetable = Timetable.load(places);
    }

    List<TimetabledFlight> timetable() {
        return timetable;
    }

    /**
     * In the order of departure.
     *
     * @param date local date of departure
     * @param at when the schedule is decided
     */
    List<ScheduleFlight> flightsOn(LocalDate date, Instant at) {
        return timetable.stream()
                .map(flight -> flightOn(date, flight, at))
                .sorted(Comparator.comparing(ScheduleFlight::departure).thenComparing(ScheduleFlight::flightId))
                .toList();
    }

    /** The last to leave on that date: the last of {@link #flightsOn}, without making them all. */
    TimetabledFlight lastFlightOn(LocalDate date) {
        return Collections.max(
                timetable,
                Comparator.comparing((TimetabledFlight flight) -> flight.departureOn(date))
                        .thenComparing(flight -> flight.idOn(date)));
    }

    /** How many flights leave between the two dates, both included, but after {@code now}. */
    long count(LocalDate first, LocalDate last, Instant now) {
        return first.datesUntil(last.plusDays(1))
                .flatMap(date -> timetable.stream().map(flight -> flight.departureOn(date)))
                .filter(departure -> departure.isAfter(now))
                .count();
    }

    private static ScheduleFlight flightOn(LocalDate date, TimetabledFlight flight, Instant at) {
        return new ScheduleFlight(
                flight.idOn(date),
                flight.number(),
                flight.airlineCode(),
                flight.from().iataCode(),
                flight.to().iataCode(),
                flight.departureOn(date),
                flight.arrivalOn(date),
                flight.aircraft().title(),
                cabins(date, flight),
                at);
    }

    private static Map<Cabin, CabinOffer> cabins(LocalDate date, TimetabledFlight flight) {
        return flight.aircraft().seats(flight.service()).entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        cabin -> new CabinOffer(cabin.getValue(), Prices.of(flight, cabin.getKey(), date))));
    }
}
