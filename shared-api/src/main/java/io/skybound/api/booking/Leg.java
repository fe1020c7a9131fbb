package io.skybound.api.booking;

import io.skybound.api.flight.Cabin;
import java.time.Instant;
import java.util.Map;
import org.joda.money.Money;

/**
 * One flight of the itinerary as it was offered when the booking was made.
 *
 * @param prices per seat and cabin, locked
 */
public record Leg(
        String flightId,
        boolean returnFlight,
        String flightNumber,
        String airlineCode,
        String originCode,
        String destinationCode,
        Instant departure,
        Instant arrival,
        Map<Cabin, Money> prices) {
    public Leg {
        prices = Cabin.inOrder(prices);
    }
}
