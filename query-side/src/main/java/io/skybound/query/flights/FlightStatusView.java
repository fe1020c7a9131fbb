package io.skybound.query.flights;

import io.skybound.api.flight.FlightStatus;
import io.skybound.query.readmodel.PlaceNames;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What those who wait for a flight want to know; times are local, with their offset.
 *
 * @param updatedAt when the flight's own plan last changed; sales are no news here
 */
record FlightStatusView(
        String flightId,
        FlightStatus status,
        OffsetDateTime departureTime,
        OffsetDateTime arrivalTime,
        @Nullable String gate,
        @Nullable String terminal,
        Instant updatedAt) {

    static FlightStatusView of(FlightRow row, PlaceNames places) {
        return new FlightStatusView(
                row.id(),
                row.today().status(),
                places.localTime(row.times().departure(), row.plan().origin()),
                places.localTime(row.times().arrival(), row.plan().destination()),
                row.today().gate(),
                row.today().terminal(),
                row.updatedAt());
    }

    boolean showsTheSameAs(FlightStatusView other) {
        return new FlightStatusView(flightId, status, departureTime, arrivalTime, gate, terminal, other.updatedAt)
                .equals(other);
    }
}
