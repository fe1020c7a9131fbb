package io.skybound.command.flight;

import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.CabinOffer;
import io.skybound.api.flight.FlightEvent;
import io.skybound.api.flight.FlightEvent.FlightCancelled;
import io.skybound.api.flight.FlightEvent.FlightRescheduled;
import io.skybound.api.flight.FlightEvent.FlightScheduled;
import io.skybound.api.flight.FlightEvent.FlightStatusReported;
import io.skybound.api.flight.FlightEvent.GateAssigned;
import io.skybound.api.flight.FlightStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A flight as its events tell it. The aggregate decides from it, and a quote reads it without taking the aggregate's
 * lock.
 *
 * @param scheduledDeparture the first planned departure; a later one makes the flight delayed
 */
public record FlightState(
        String flightId,
        String flightNumber,
        String airlineCode,
        String originCode,
        String destinationCode,
        Instant scheduledDeparture,
        Instant departure,
        Instant arrival,
        String aircraftType,
        Map<Cabin, CabinOffer> cabins,
        FlightStatus status,
        @Nullable String gate,
        @Nullable String terminal) {

    /** The state after {@code event}; {@code before} is null for the first event only. */
    public static FlightState evolve(@Nullable FlightState before, FlightEvent event) {
        return switch (event) {
            case FlightScheduled e ->
                new FlightState(
                        e.flightId(),
                        e.flightNumber(),
                        e.airlineCode(),
                        e.originCode(),
                        e.destinationCode(),
                        e.departure(),
                        e.departure(),
                        e.arrival(),
                        e.aircraftType(),
                        e.cabins(),
                        FlightStatus.SCHEDULED,
                        null,
                        null);
            case FlightRescheduled e -> known(before).with(e.departure(), e.arrival());
            case GateAssigned e -> known(before).with(e.gate(), e.terminal());
            case FlightStatusReported e -> known(before).with(e.status());
            case FlightCancelled _ -> known(before).with(FlightStatus.CANCELLED);
        };
    }

    private static FlightState known(@Nullable FlightState before) {
        return Objects.requireNonNull(before, "a flight begins with FlightScheduled");
    }

    private FlightState with(Instant newDeparture, Instant newArrival) {
        return new FlightState(
                flightId,
                flightNumber,
                airlineCode,
                originCode,
                destinationCode,
                scheduledDeparture,
                newDeparture,
                newArrival,
                aircraftType,
                cabins,
                status,
                gate,
                terminal);
    }

    private FlightState with(@Nullable String newGate, @Nullable String newTerminal) {
        return new FlightState(
                flightId,
                flightNumber,
                airlineCode,
                originCode,
                destinationCode,
                scheduledDeparture,
                departure,
                arrival,
                aircraftType,
                cabins,
                status,
                newGate,
                newTerminal);
    }

    private FlightState with(FlightStatus newStatus) {
        return new FlightState(
                flightId,
                flightNumber,
                airlineCode,
                originCode,
                destinationCode,
                scheduledDeparture,
                departure,
                arrival,
                aircraftType,
                cabins,
                newStatus,
                gate,
                terminal);
    }
}
