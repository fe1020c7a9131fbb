package io.skybound.allinone.demo;

import io.skybound.api.place.Airport;
import io.skybound.api.place.Places;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who flies where, when and how often: every line of the network in both directions. */
final class Timetable {

    private static final int FIRST_NUMBER = 100;

    private final Places places;
    private final Map<String, Fleet> fleets = Fleet.all();
    private final Map<String, Integer> nextNumbers = new HashMap<>();
    private final List<TimetabledFlight> flights = new ArrayList<>();

    private Timetable(Places places) {
        this.places = places;
    }

    /** Reads network.tsv: airline, hub, and destinations with the number of daily flights where it is not one. */
    static List<TimetabledFlight> load(Places places) {
        var timetable = new Timetable(places);
        for (List<String> row : Rows.of("network.tsv")) {
            for (String destination : row.get(2).split(" ")) {
                timetable.addLine(row.get(0), row.get(1), destination);
            }
        }
        return List.copyOf(timetable.flights);
    }

    private void addLine(String airline, String hub, String destination) {
        int star = destination.indexOf('*');
        int daily = star < 0 ? 1 : Integer.parseInt(destination.substring(star + 1));
        Airport from = airport(hub);
        Airport to = airport(star < 0 ? destination : destination.substring(0, star));
        for (int nth = 0; nth < daily; nth++) {
            addFlight(airline, from, to, nth, daily);
            addFlight(airline, to, from, nth, daily);
        }
    }

    private void addFlight(String airline, Airport from, Airport to, int nth, int daily) {
        Fleet fleet = fleet(airline);
        String number = airline + nextNumbers.merge(airline, FIRST_NUMBER, (last, first) -> last + 1);
        var blockTime = BlockTime.between(from, to);
        flights.add(new TimetabledFlight(
                airline,
                number,
                from,
                to,
                DepartureTime.of(from, to, blockTime, nth, daily, number),
                blockTime,
                fleet.typeFor(from.distanceKm(to), from.iataCode() + to.iataCode() + nth),
                fleet.service()));
    }

    private Airport airport(String code) {
        return places.airport(code).orElseThrow(() -> new IllegalStateException("no airport " + code));
    }

    private Fleet fleet(String airline) {
        Fleet fleet = fleets.get(airline);
        if (fleet == null || places.airline(airline).isEmpty()) {
            throw new IllegalStateException("no airline or no fleet " + airline);
        }
        return fleet;
    }
}
