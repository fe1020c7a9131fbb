package io.skybound.command.booking;

import static io.skybound.api.example.ExampleBooking.ADA_LOVELACE;
import static io.skybound.command.Refusing.refusal;
import static io.skybound.command.booking.ExampleTrips.adult;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.MatcherAssert.assertThat;

import io.skybound.api.Refusal.Violation;
import io.skybound.api.booking.BookingRefusal.InvalidBooking;
import io.skybound.api.booking.BookingRefusal.NoSuchPassenger;
import io.skybound.api.booking.Passenger;
import io.skybound.api.booking.PassengerCorrection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which papers can be corrected. */
class CorrectionsTest {

    private static final List<Passenger> PASSENGERS = List.of(ADA_LOVELACE, adult(2));

    @Test
    void replacesWhatIsGivenAndKeepsTheRest() {
        var correction = new PassengerCorrection("pax_1", "Augusta Ada", null, "Y87654321", null);

        assertThat(Corrections.apply(PASSENGERS, List.of(correction)))
                .containsExactly(
                        new Passenger(
                                "pax_1",
                                ADA_LOVELACE.type(),
                                "Augusta Ada",
                                "Lovelace",
                                ADA_LOVELACE.dateOfBirth(),
                                "Y87654321",
                                "GB",
                                ADA_LOVELACE.cabin()),
                        adult(2));
    }

    @Test
    void correctsSeveralPassengersAndOneOfThemTwice() {
        List<Passenger> corrected = Corrections.apply(
                PASSENGERS,
                List.of(
                        new PassengerCorrection("pax_2", "Grace", null, null, null),
                        new PassengerCorrection("pax_1", null, "King", null, "IE"),
                        new PassengerCorrection("pax_2", null, "Hopper", null, null)));

        assertThat(corrected)
                .extracting(p -> p.firstName() + " " + p.lastName() + " " + p.nationality())
                .containsExactly("Ada King IE", "Grace Hopper US");
    }

    @Test
    void changesNothingWithoutCorrections() {
        assertThat(Corrections.apply(PASSENGERS, List.of())).isEqualTo(PASSENGERS);
    }

    @Test
    void refusesAPassengerWhoIsNotInTheBooking() {
        var known = new PassengerCorrection("pax_1", "Augusta Ada", null, null, null);
        var eight = new PassengerCorrection("pax_8", "Nobody", null, null, null);
        var nine = new PassengerCorrection("pax_9", "Nobody", null, null, null);

        assertThat(
                catchThrowable(() -> Corrections.apply(PASSENGERS, List.of(eight, known, nine))),
                refusal(new NoSuchPassenger(List.of(0, 2))));
    }

    @Test
    void refusesToGiveTwoPassengersOnePassport() {
        var correction =
                new PassengerCorrection("pax_2", null, null, ADA_LOVELACE.passportNumber(), ADA_LOVELACE.nationality());

        assertThat(
                catchThrowable(() -> Corrections.apply(PASSENGERS, List.of(correction))),
                refusal(new InvalidBooking(List.of(
                        new Violation("/passengers", "duplicate_passenger", "Nobody travels twice in one booking.")))));
    }
}
