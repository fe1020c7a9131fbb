package io.skybound.api.booking;

import io.skybound.api.flight.Cabin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.joda.money.Money;

/**
 * One flight of the itinerary as it was offered when the booking was made.
 *
 * @param departureDate day of departure, local to the origin
 * @param prices per seat and cabin, locked
 */
public record Leg(
        String flightId,
        boolean returnFlight,
        String flightNumber,
        String airlineCode,
        String originCode,
        String destinationCode,
        LocalDate departureDate,
        Instant departure,
        Instant arrival,
        Map<Cabin, Money> prices) {
    public Leg {
        prices = Cabin.inOrder(prices);
    }
}
