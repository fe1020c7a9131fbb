package io.skybound.query.bookings;

import io.skybound.api.booking.BookingEvent.LegRescheduled;
import io.skybound.api.booking.BookingView.BookedFlight;
import io.skybound.api.booking.Leg;
import io.skybound.query.readmodel.PlaceNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Shows the legs of a booking with the names of places and their local times. */
record Itinerary(PlaceNames places) {

    List<BookedFlight> flights(List<Leg> legs) {
        return legs.stream().map(this::flight).toList();
    }

    List<BookedFlight> moved(List<BookedFlight> flights, LegRescheduled event) {
        return flights.stream()
                .map(flight -> flight.flightId().equals(event.flightId())
                        ? at(flight, event.departure(), event.arrival())
                        : flight)
                .toList();
    }

    private BookedFlight flight(Leg leg) {
        return new BookedFlight(
                leg.flightId(),
                leg.returnFlight(),
                leg.flightNumber(),
                places.airline(leg.airlineCode()),
                places.airport(leg.originCode()),
                places.airport(leg.destinationCode()),
                places.localTime(leg.departure(), leg.originCode()),
                places.localTime(leg.arrival(), leg.destinationCode()),
                minutes(leg.departure(), leg.arrival()),
                leg.prices());
    }

    private BookedFlight at(BookedFlight flight, Instant departure, Instant arrival) {
        return new BookedFlight(
                flight.flightId(),
                flight.returnFlight(),
                flight.flightNumber(),
                flight.airline(),
                flight.originAirport(),
                flight.destinationAirport(),
                places.localTime(departure, flight.originAirport().iataCode()),
                places.localTime(arrival, flight.destinationAirport().iataCode()),
                minutes(departure, arrival),
                flight.prices());
    }

    private static long minutes(Instant departure, Instant arrival) {
        return Duration.between(departure, arrival).toMinutes();
    }
}
