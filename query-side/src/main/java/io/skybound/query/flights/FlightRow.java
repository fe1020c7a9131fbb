package io.skybound.query.flights;

import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.FlightStatus;
import io.skybound.api.flight.FlightView;
import io.skybound.api.flight.FlightView.CabinView;
import io.skybound.query.readmodel.PlaceNames;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flight as it stands in the read model, with times as precise as PostgreSQL keeps them.
 *
 * @param version sequence number of the flight's last event
 * @param seatsVersion sequence number of its inventory's last event, -1 before the first
 */
record FlightRow(
        String id,
        Plan plan,
        Times times,
        Today today,
        Map<Cabin, CabinView> cabins,
        long version,
        long seatsVersion,
        Instant updatedAt) {

    /** What never changes. */
    record Plan(String number, String airline, String origin, String destination, String aircraft) {}

    /**
     * @param date of departure, local to the origin
     */
    record Times(Instant departure, Instant arrival, LocalDate date) {
        Times {
            departure = departure.truncatedTo(ChronoUnit.MICROS);
            arrival = arrival.truncatedTo(ChronoUnit.MICROS);
        }

        long minutes() {
            return Duration.between(departure, arrival).toMinutes();
        }
    }

    /** What operations say today. */
    record Today(
            FlightStatus status,
            @Nullable String gate,
            @Nullable String terminal) {}

    FlightRow {
        cabins = Cabin.inOrder(cabins);
        updatedAt = updatedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether it can still be taken: it has not left, and nobody has called it off. */
    boolean isOpen(Instant now) {
        return times.departure().isAfter(now)
                && today.status() != FlightStatus.CANCELLED
                && today.status() != FlightStatus.ARRIVED;
    }

    boolean isAsFarAs(long version, long seatsVersion) {
        return this.version >= version && this.seatsVersion >= seatsVersion;
    }

    boolean isNewerThan(FlightRow other) {
        return version > other.version || seatsVersion > other.seatsVersion;
    }

    /** An entity tag that changes with whatever the flight shows, also with each sale. */
    String tag() {
        return "W/\"" + version + "." + seatsVersion + "\"";
    }

    /** All cabins, or only that one, if the flight has it. */
    Map<Cabin, CabinView> cabins(@Nullable Cabin only) {
        if (only == null) {
            return cabins;
        }
        CabinView offer = cabins.get(only);
        return offer == null ? Map.of() : Map.of(only, offer);
    }

    /**
     * @param returnFlight told only in answers to a round trip's search
     */
    FlightView view(PlaceNames places, @Nullable Boolean returnFlight) {
        return new FlightView(
                id,
                plan.number(),
                places.airline(plan.airline()),
                places.airport(plan.origin()),
                places.airport(plan.destination()),
                places.localTime(times.departure(), plan.origin()),
                places.localTime(times.arrival(), plan.destination()),
                times.minutes(),
                today.status(),
                plan.aircraft(),
                today.gate(),
                today.terminal(),
                cabins,
                returnFlight,
                version,
                updatedAt);
    }
}
