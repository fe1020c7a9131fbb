package io.skybound.command.flight;

import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.CabinOffer;
import java.time.Instant;
import java.util.Map;

/**
 * The sale of a flight's seats, as far as the flight commands it. What is done here belongs to the flight's own unit of
 * work: stored together, or not at all. So in the order of all events no seat is sold after the flight was cancelled.
 */
public interface Sales {

    void open(String flightId, Map<Cabin, CabinOffer> cabins, Instant at);

    void close(String flightId, Instant at);
}
