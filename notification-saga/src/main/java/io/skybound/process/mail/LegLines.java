package io.skybound.process.mail;

import io.skybound.api.booking.BookingView.BookedFlight;
import io.skybound.api.place.AirportView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** One leg of the itinerary in words, times local to their airports. */
record LegLines(
        String label, String flight, String airline, Duration length, Stop departure, Stop arrival, boolean overnight) {

    /** Where and when a leg starts or ends. */
    record Stop(String city, String code, String airport, ZonedDateTime at) {
        String date() {
            return Words.date(at);
        }

        String shortDate() {
            return Words.shortDate(at);
        }

        String time() {
            return Words.timeAndZone(at);
        }

        private Stop at(Instant time) {
            return new Stop(city, code, airport, time.atZone(at.getZone()));
        }
    }

    static LegLines of(BookedFlight flight, boolean roundTrip) {
        return of(
                roundTrip ? flight.returnFlight() ? "Return" : "Outbound" : "Flight",
                flight.flightNumber(),
                flight.airline().name(),
                stop(flight.originAirport(), flight.departureTime().toInstant()),
                stop(flight.destinationAirport(), flight.arrivalTime().toInstant()));
    }

    /** The same leg at other times. */
    LegLines at(Instant leaves, Instant arrives) {
        return of(label, flight, airline, departure.at(leaves), arrival.at(arrives));
    }

    String duration() {
        return Words.duration(length);
    }

    private static LegLines of(String label, String flight, String airline, Stop departure, Stop arrival) {
        return new LegLines(
                label,
                flight,
                airline,
                Duration.between(departure.at(), arrival.at()),
                departure,
                arrival,
                !departure.at().toLocalDate().equals(arrival.at().toLocalDate()));
    }

    private static Stop stop(AirportView airport, Instant at) {
        return new Stop(airport.city(), airport.iataCode(), airport.name(), at.atZone(ZoneId.of(airport.timeZone())));
    }
}
