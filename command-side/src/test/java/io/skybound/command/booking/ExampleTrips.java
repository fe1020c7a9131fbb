package io.skybound.command.booking;

import static io.skybound.api.example.Example.ADA;
import static io.skybound.api.example.Example.ADAS_MAIL;
import static io.skybound.api.example.Example.NOW;
import static io.skybound.api.example.ExampleBooking.ADA_LOVELACE;
import static io.skybound.api.example.ExampleBooking.BOOKING;
import static io.skybound.api.example.ExampleBooking.CONDITIONS;
import static io.skybound.api.example.ExampleBooking.INBOUND;
import static io.skybound.api.example.ExampleBooking.OUTBOUND;
import static io.skybound.api.example.ExampleBooking.REFERENCE;

import io.skybound.api.booking.BookingCommand.CreateBooking;
import io.skybound.api.booking.Leg;
import io.skybound.api.booking.Passenger;
import io.skybound.api.booking.PassengerType;
import io.skybound.api.booking.TripType;
import io.skybound.api.flight.Cabin;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.joda.money.Money;

/** Variations of Ada's trip: other legs, other people. */
final class ExampleTrips {

    /** The day of SB400, and of the last leg of a one-way trip. */
    static final LocalDate DAY = OUTBOUND.departureDate();

    private ExampleTrips() {}

    static CreateBooking oneWay(Passenger... passengers) {
        return trip(TripType.ONE_WAY, List.of(OUTBOUND), passengers);
    }

    static CreateBooking roundTrip(Passenger... passengers) {
        return trip(TripType.ROUND_TRIP, List.of(OUTBOUND, INBOUND), passengers);
    }

    static CreateBooking trip(TripType type, List<Leg> legs, Passenger... passengers) {
        List<Passenger> all = passengers.length == 0 ? List.of(ADA_LOVELACE) : List.of(passengers);
        return new CreateBooking(BOOKING, REFERENCE, ADA, type, legs, all, ADAS_MAIL, CONDITIONS, NOW);
    }

    static CreateBooking nobody() {
        return new CreateBooking(
                BOOKING, REFERENCE, ADA, TripType.ONE_WAY, List.of(OUTBOUND), List.of(), ADAS_MAIL, CONDITIONS, NOW);
    }

    static Passenger adult(int n) {
        return passenger(n, PassengerType.ADULT, LocalDate.of(1980, 1, 1), Cabin.ECONOMY);
    }

    static Passenger infant(int n) {
        return passenger(n, PassengerType.INFANT, LocalDate.of(2026, 1, 1), Cabin.ECONOMY);
    }

    static Passenger[] adults(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(ExampleTrips::adult).toArray(Passenger[]::new);
    }

    /** Somebody with a name and papers of their own. */
    static Passenger passenger(int n, PassengerType type, LocalDate dateOfBirth, Cabin cabin) {
        return new Passenger("pax_" + n, type, "Passenger", "No" + n, dateOfBirth, "P" + n, "US", cabin);
    }

    static Leg leg(String id, boolean returnFlight, String from, String to, Instant departure, Instant arrival) {
        return leg(id, returnFlight, from, to, departure, arrival, OUTBOUND.prices());
    }

    static Leg leg(
            String id,
            boolean returnFlight,
            String from,
            String to,
            Instant departure,
            Instant arrival,
            Map<Cabin, Money> prices) {
        return new Leg(
                id,
                returnFlight,
                "SB1",
                "SB",
                from,
                to,
                departure.atZone(ZoneOffset.UTC).toLocalDate(),
                departure,
                arrival,
                prices);
    }
}
