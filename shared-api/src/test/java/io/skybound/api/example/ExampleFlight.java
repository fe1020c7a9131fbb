package io.skybound.api.example;

import static io.skybound.api.example.Example.NOW;
import static io.skybound.api.example.Example.minutesLater;
import static io.skybound.api.example.Example.usd;

import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.CabinOffer;
import io.skybound.api.flight.FlightCommand.ScheduleFlight;
import io.skybound.api.flight.FlightEvent.FlightCancelled;
import io.skybound.api.flight.FlightEvent.FlightRescheduled;
import io.skybound.api.flight.FlightEvent.FlightScheduled;
import io.skybound.api.flight.FlightEvent.FlightStatusReported;
import io.skybound.api.flight.FlightEvent.GateAssigned;
import io.skybound.api.flight.FlightStatus;
import io.skybound.api.seats.SeatsEvent.SalesClosed;
import io.skybound.api.seats.SeatsEvent.SalesOpened;
import io.skybound.api.seats.SeatsEvent.SeatsConfirmed;
import io.skybound.api.seats.SeatsEvent.SeatsReleased;
import io.skybound.api.seats.SeatsEvent.SeatsReserved;
import java.time.Instant;
import java.util.Map;

/**
 * SB400, New York to Los Angeles, 1 July 2026, 08:00 to 11:15 local: ten seats in economy and two in business. SB401
 * brings everybody back a week later.
 */
public final class ExampleFlight {

    public static final String SB400 = "flt_sb400";
    public static final String NUMBER = "SB400";
    public static final String AIRLINE = "SB";
    public static final String FROM = "JFK";
    public static final String TO = "LAX";
    public static final Instant DEPARTURE = Instant.parse("2026-07-01T12:00:00Z");
    public static final Instant ARRIVAL = Instant.parse("2026-07-01T18:15:00Z");
    public static final String AIRCRAFT = "A320";

    public static final String SB401 = "flt_sb401";
    public static final String RETURN_NUMBER = "SB401";
    public static final Instant RETURN_DEPARTURE = Instant.parse("2026-07-08T20:00:00Z");
    public static final Instant RETURN_ARRIVAL = Instant.parse("2026-07-09T01:30:00Z");

    public static final Map<Cabin, CabinOffer> CABINS = Cabin.inOrder(
            Map.of(Cabin.ECONOMY, new CabinOffer(10, usd("199.90")), Cabin.BUSINESS, new CabinOffer(2, usd("899.00"))));

    private ExampleFlight() {}

    public static ScheduleFlight scheduleFlight() {
        return new ScheduleFlight(SB400, NUMBER, AIRLINE, FROM, TO, DEPARTURE, ARRIVAL, AIRCRAFT, CABINS, NOW);
    }

    public static FlightScheduled flightScheduled() {
        return flightScheduled(SB400);
    }

    /** SB400 under another id. */
    public static FlightScheduled flightScheduled(String id) {
        return new FlightScheduled(id, NUMBER, AIRLINE, FROM, TO, DEPARTURE, ARRIVAL, AIRCRAFT, CABINS, NOW);
    }

    /** SB400 leaves that much later. */
    public static FlightRescheduled flightDelayed(long minutes) {
        return new FlightRescheduled(
                SB400,
                DEPARTURE.plusSeconds(minutes * 60),
                ARRIVAL.plusSeconds(minutes * 60),
                DEPARTURE,
                ARRIVAL,
                "late aircraft",
                minutesLater(10));
    }

    public static GateAssigned gateAssigned() {
        return new GateAssigned(SB400, "B22", "4", minutesLater(10));
    }

    public static FlightStatusReported statusReported(FlightStatus status) {
        return new FlightStatusReported(SB400, status, minutesLater(10));
    }

    public static FlightCancelled flightCancelled() {
        return new FlightCancelled(SB400, "crew strike", minutesLater(20));
    }

    public static SalesOpened salesOpened() {
        return salesOpened(SB400);
    }

    public static SalesOpened salesOpened(String flightId) {
        return new SalesOpened(flightId, Map.of(Cabin.ECONOMY, 10, Cabin.BUSINESS, 2), NOW);
    }

    /** Seats in economy, all others were free before. */
    public static SeatsReserved seatsReserved(String bookingId, int seats, int freeAfterwards) {
        return new SeatsReserved(
                SB400,
                bookingId,
                Map.of(Cabin.ECONOMY, seats),
                Map.of(Cabin.ECONOMY, freeAfterwards, Cabin.BUSINESS, 2),
                minutesLater(1));
    }

    public static SeatsConfirmed seatsConfirmed(String bookingId, int seats) {
        return new SeatsConfirmed(SB400, bookingId, Map.of(Cabin.ECONOMY, seats), minutesLater(3));
    }

    /** Held seats in economy come back. */
    public static SeatsReleased seatsReleased(String bookingId, int seats, int freeAfterwards) {
        return new SeatsReleased(
                SB400,
                bookingId,
                Map.of(Cabin.ECONOMY, seats),
                Map.of(Cabin.ECONOMY, freeAfterwards, Cabin.BUSINESS, 2),
                false,
                minutesLater(5));
    }

    public static SalesClosed salesClosed() {
        return new SalesClosed(SB400, minutesLater(20));
    }
}
