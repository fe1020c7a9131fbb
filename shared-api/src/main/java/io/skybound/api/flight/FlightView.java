package io.skybound.api.flight;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.skybound.api.place.AirlineView;
import io.skybound.api.place.AirportView;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A flight with what is free on it now.
 *
 * @param departureTime local time at the origin, with its offset
 * @param arrivalTime local time at the destination, with its offset
 * @param returnFlight told only in answers to a round trip's search
 * @param version sequence number of the flight's last event; it grows with the schedule, not with sales
 */
public record FlightView(
        String id,
        String flightNumber,
        AirlineView airline,
        AirportView originAirport,
        AirportView destinationAirport,
        OffsetDateTime departureTime,
        OffsetDateTime arrivalTime,
        long durationMinutes,
        FlightStatus status,
        String aircraftType,
        @Nullable String gate,
        @Nullable String terminal,
        Map<Cabin, CabinView> cabins,

        @JsonProperty("is_return_flight") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Boolean returnFlight,

        long version,
        Instant updatedAt) {

    /**
     * @param price per seat
     * @param available seats that are neither held nor sold
     */
    public record CabinView(Money price, int available, int seats) {}
}
