package io.skybound.api.booking;

import io.skybound.api.Personal;
import io.skybound.api.flight.Cabin;
import java.time.LocalDate;

/**
 * Somebody who travels.
 *
 * @param id unique within the booking
 * @param nationality ISO 3166-1 alpha-2
 */
public record Passenger(
        String id,
        PassengerType type,
        @Personal String firstName,
        @Personal String lastName,
        @Personal LocalDate dateOfBirth,
        @Personal String passportNumber,
        @Personal String nationality,
        Cabin cabin) {

    /** Never prints what identifies the person. */
    @Override
    public String toString() {
        return "Passenger[" + id + ", " + type.wire() + ", " + cabin.wire() + "]";
    }
}
