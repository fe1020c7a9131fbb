package io.skybound.query.flights;

import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.CabinOffer;
import io.skybound.api.flight.FlightEvent;
import io.skybound.api.flight.FlightEvent.FlightCancelled;
import io.skybound.api.flight.FlightEvent.FlightRescheduled;
import io.skybound.api.flight.FlightEvent.FlightScheduled;
import io.skybound.api.flight.FlightEvent.FlightStatusReported;
import io.skybound.api.flight.FlightEvent.GateAssigned;
import io.skybound.api.flight.FlightStatus;
import io.skybound.api.flight.FlightView.CabinView;
import io.skybound.api.seats.SeatsEvent;
import io.skybound.api.seats.SeatsEvent.SalesClosed;
import io.skybound.api.seats.SeatsEvent.SalesOpened;
import io.skybound.api.seats.SeatsEvent.SeatsConfirmed;
import io.skybound.api.seats.SeatsEvent.SeatsReleased;
import io.skybound.api.seats.SeatsEvent.SeatsReserved;
import io.skybound.query.flights.FlightRow.Plan;
import io.skybound.query.flights.FlightRow.Times;
import io.skybound.query.flights.FlightRow.Today;
import io.skybound.query.readmodel.PlaceNames;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Folds a flight's two streams, its schedule and its seats, into one row. Both count on their own; an event at or below
 * the row's version in its stream is already in the row.
 */
record FlightFold(PlaceNames places) {

    FlightRow evolve(@Nullable FlightRow row, FlightEvent event, long version) {
        if (row != null && version <= row.version()) {
            return row;
        }
        if (event instanceof FlightScheduled flight) {
            return scheduled(flight, version);
        }
        if (row == null) {
            throw new IllegalStateException("flight " + event.flightId() + " changed before it was scheduled");
        }
        Times times = row.times();
        Today today = row.today();
        return switch (event) {
            case FlightScheduled again -> row;
            case FlightRescheduled moved ->
                with(row, times(moved.departure(), moved.arrival(), row.plan().origin()), today, version, moved.at());
            case GateAssigned assigned ->
                with(
                        row,
                        times,
                        new Today(today.status(), assigned.gate(), assigned.terminal()),
                        version,
                        assigned.at());
            case FlightStatusReported report -> with(row, times, status(today, report.status()), version, report.at());
            case FlightCancelled cancelled ->
                with(row, times, status(today, FlightStatus.CANCELLED), version, cancelled.at());
        };
    }

    /**
     * What is free is taken from the events as it is, never counted. Sales open in the same moment as the flight is
     * scheduled, so a flight that is not there yet will start with all its seats free anyway.
     */
    @Nullable
    FlightRow evolve(@Nullable FlightRow row, SeatsEvent event, long version) {
        if (row == null || version <= row.seatsVersion()) {
            return row;
        }
        return switch (event) {
            case SalesOpened opened -> free(row, opened.seats(), version, opened.at());
            case SeatsReserved reserved -> free(row, reserved.free(), version, reserved.at());
            case SeatsReleased released -> free(row, released.free(), version, released.at());
            case SeatsConfirmed confirmed -> free(row, Map.of(), version, row.updatedAt());
            case SalesClosed closed -> free(row, Map.of(), version, row.updatedAt());
        };
    }

    private FlightRow scheduled(FlightScheduled flight, long version) {
        Map<Cabin, CabinView> allFree = new EnumMap<>(Cabin.class);
        flight.cabins().forEach((cabin, offer) -> allFree.put(cabin, allFree(offer)));
        return new FlightRow(
                flight.flightId(),
                new Plan(
                        flight.flightNumber(),
                        flight.airlineCode(),
                        flight.originCode(),
                        flight.destinationCode(),
                        flight.aircraftType()),
                times(flight.departure(), flight.arrival(), flight.originCode()),
                new Today(FlightStatus.SCHEDULED, null, null),
                allFree,
                version,
                -1,
                flight.at());
    }

    private static FlightRow with(FlightRow row, Times times, Today today, long version, Instant at) {
        return new FlightRow(
                row.id(), row.plan(), times, today, row.cabins(), version, row.seatsVersion(), later(row, at));
    }

    /** The row with what is free now; cabins that {@code free} leaves out stay. */
    private static FlightRow free(FlightRow row, Map<Cabin, Integer> free, long version, Instant at) {
        Map<Cabin, CabinView> cabins = new EnumMap<>(row.cabins());
        free.forEach((cabin, seats) ->
                cabins.computeIfPresent(cabin, (same, before) -> new CabinView(before.price(), seats, before.seats())));
        return new FlightRow(
                row.id(), row.plan(), row.times(), row.today(), cabins, row.version(), version, later(row, at));
    }

    private static CabinView allFree(CabinOffer offer) {
        return new CabinView(offer.price(), offer.seats(), offer.seats());
    }

    private static Today status(Today today, FlightStatus status) {
        return new Today(status, today.gate(), today.terminal());
    }

    private Times times(Instant departure, Instant arrival, String origin) {
        return new Times(departure, arrival, places.localTime(departure, origin).toLocalDate());
    }

    /** Different commands record the two streams, so their times may cross. */
    private static Instant later(FlightRow row, Instant at) {
        return at.isAfter(row.updatedAt()) ? at : row.updatedAt();
    }
}
