package io.skybound.api.flight;

/** What can be asked about flights over the query bus. */
public sealed interface FlightQuery {

    /**
     * One flight, once its read model has reached {@code minVersion} (waits up to two seconds). Answered with a
     * {@link FlightAnswer}.
     */
    record FindFlight(String flightId, long minVersion) implements FlightQuery {}
}
