package io.skybound.query.flights;

import io.skybound.api.flight.FlightStatus;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which flights operations look at.
 *
 * @param date of departure, local to the origin
 * @param airport that they leave from or go to, null for any
 * @param status null for any
 * @param number null for any
 */
record FlightDay(
        LocalDate date,
        @Nullable String airport,
        @Nullable FlightStatus status,
        @Nullable String number) {}
