package io.skybound.command.booking;

import static io.skybound.api.example.ExampleBooking.ADA_LOVELACE;
import static io.skybound.api.example.ExampleBooking.INBOUND;
import static io.skybound.api.example.ExampleBooking.OUTBOUND;
import static io.skybound.api.example.ExampleFlight.ARRIVAL;
import static io.skybound.api.example.ExampleFlight.DEPARTURE;
import static io.skybound.command.booking.ExampleTrips.DAY;
import static io.skybound.command.booking.ExampleTrips.adult;
import static io.skybound.command.booking.ExampleTrips.adults;
import static io.skybound.command.booking.ExampleTrips.infant;
import static io.skybound.command.booking.ExampleTrips.leg;
import static io.skybound.command.booking.ExampleTrips.nobody;
import static io.skybound.command.booking.ExampleTrips.oneWay;
import static io.skybound.command.booking.ExampleTrips.passenger;
import static io.skybound.command.booking.ExampleTrips.roundTrip;
import static io.skybound.command.booking.ExampleTrips.trip;
import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.booking.BookingCommand.CreateBooking;
import io.skybound.api.booking.Leg;
import io.skybound.api.booking.Passenger;
import io.skybound.api.booking.PassengerType;
import io.skybound.api.booking.TripType;
import io.skybound.api.flight.Cabin;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which itineraries and passengers may be booked. */
class BookingRulesTest {

    @Test
    void acceptsAdaOnSb400() {
        assertThat(broken(oneWay(ADA_LOVELACE))).isEmpty();
    }

    @Test
    void acceptsARoundTrip() {
        assertThat(broken(roundTrip(ADA_LOVELACE))).isEmpty();
    }

    @Test
    void showsAllThatIsWrongAtOnce() {
        Passenger unborn = passenger(2, PassengerType.INFANT, DAY.plusDays(30), Cabin.FIRST);
        Passenger tooYoung = passenger(3, PassengerType.ADULT, LocalDate.of(2020, 1, 1), Cabin.ECONOMY);

        assertThat(broken(trip(TripType.ONE_WAY, List.of(INBOUND, INBOUND), unborn, tooYoung)))
                .containsExactly(
                        "/trip_type trip_type_mismatch",
                        "/flights duplicate_flight",
                        "/flights/1 legs_do_not_connect",
                        "/flights/1 legs_overlap",
                        "/passengers/0/date_of_birth born_after_travel",
                        "/passengers/1/type age_mismatch",
                        "/passengers/0/cabin_class no_such_cabin");
    }

    @Nested
    class Itinerary {

        private final Leg toChicago = leg("flt_1", false, "JFK", "ORD", DEPARTURE, ARRIVAL);
        private final Leg onToLosAngeles =
                leg("flt_2", false, "ORD", "LAX", ARRIVAL, ARRIVAL.plus(Duration.ofHours(4)));

        @Test
        void needsAFlight() {
            assertThat(broken(trip(TripType.ONE_WAY, List.of()))).containsExactly("/flights required");
        }

        @Test
        void mayChangePlanesOnTheWay() {
            assertThat(broken(trip(TripType.ONE_WAY, List.of(toChicago, onToLosAngeles))))
                    .isEmpty();
        }

        @Test
        void leavesFromWhereItArrived() {
            Leg fromBoston = leg("flt_2", false, "BOS", "LAX", ARRIVAL, ARRIVAL.plus(Duration.ofHours(4)));

            assertThat(broken(trip(TripType.ONE_WAY, List.of(toChicago, fromBoston))))
                    .containsExactly("/flights/1 legs_do_not_connect");
        }

        @Test
        void leavesAfterItArrived() {
            Leg tooEarly = leg("flt_2", false, "ORD", "LAX", ARRIVAL.minusSeconds(1), ARRIVAL.plusSeconds(9000));

            assertThat(broken(trip(TripType.ONE_WAY, List.of(toChicago, tooEarly))))
                    .containsExactly("/flights/1 legs_overlap");
        }

        @Test
        void hasEachFlightOnce() {
            assertThat(broken(trip(TripType.ONE_WAY, List.of(OUTBOUND, OUTBOUND))))
                    .contains("/flights duplicate_flight");
        }

        @Test
        void hasNoReturnFlightOneWay() {
            assertThat(broken(trip(TripType.ONE_WAY, List.of(OUTBOUND, INBOUND))))
                    .containsExactly("/trip_type trip_type_mismatch");
        }

        @Test
        void hasAReturnFlightThereAndBack() {
            assertThat(broken(trip(TripType.ROUND_TRIP, List.of(OUTBOUND)))).contains("/trip_type trip_type_mismatch");
        }

        @Test
        void goesOutBeforeItReturns() {
            Leg back = leg("flt_1", true, "JFK", "ORD", DEPARTURE, ARRIVAL);
            Leg there = leg("flt_2", false, "ORD", "JFK", ARRIVAL, ARRIVAL.plus(Duration.ofHours(4)));

            assertThat(broken(trip(TripType.ROUND_TRIP, List.of(back, there))))
                    .containsExactly("/trip_type trip_type_mismatch", "/flights/1 trip_type_mismatch");
        }

        @Test
        void returnsToWhereItBegan() {
            Leg toBoston = leg("flt_2", true, "LAX", "BOS", ARRIVAL, ARRIVAL.plus(Duration.ofHours(4)));

            assertThat(broken(trip(TripType.ROUND_TRIP, List.of(OUTBOUND, toBoston))))
                    .containsExactly("/flights/1 does_not_return");
        }

        @Test
        void isPricedInOneCurrency() {
            Map<Cabin, Money> euros = Map.of(Cabin.ECONOMY, Money.ofMajor(CurrencyUnit.EUR, 100));
            Leg back = leg("flt_2", true, "LAX", "JFK", ARRIVAL, ARRIVAL.plus(Duration.ofHours(4)), euros);

            assertThat(broken(trip(TripType.ROUND_TRIP, List.of(OUTBOUND, back))))
                    .containsExactly("/flights mixed_currencies");
        }

        @Test
        void hasThePassengersCabinOnEveryFlight() {
            Leg onlyEconomy = leg(
                    "flt_2",
                    true,
                    "LAX",
                    "JFK",
                    ARRIVAL,
                    ARRIVAL.plus(Duration.ofHours(4)),
                    Map.of(Cabin.ECONOMY, Money.ofMajor(CurrencyUnit.USD, 100)));
            Passenger inBusiness = passenger(1, PassengerType.ADULT, LocalDate.of(1980, 1, 1), Cabin.BUSINESS);

            assertThat(broken(trip(TripType.ROUND_TRIP, List.of(OUTBOUND, onlyEconomy), inBusiness)))
                    .containsExactly("/passengers/0/cabin_class no_such_cabin");
        }
    }

    @Nested
    class Passengers {

        @Test
        void areAtLeastOne() {
            assertThat(broken(nobody())).containsExactly("/passengers required");
        }

        @Test
        void takeUpToNineSeats() {
            assertThat(broken(oneWay(adults(9)))).isEmpty();
        }

        @Test
        void takeNoTenthSeat() {
            assertThat(broken(oneWay(adults(10)))).containsExactly("/passengers too_many_seats");
        }

        @Test
        void mayBringInfantsBesidesNineSeats() {
            Passenger[] withInfant = Stream.concat(Arrays.stream(adults(9)), Stream.of(infant(10)))
                    .toArray(Passenger[]::new);

            assertThat(broken(oneWay(withInfant))).isEmpty();
        }

        @Test
        void bringNoMoreInfantsThanAdults() {
            assertThat(broken(oneWay(adult(1), infant(2), infant(3)))).containsExactly("/passengers too_many_infants");
        }

        @Test
        void bringNoInfantWithAChildOnly() {
            Passenger child = passenger(1, PassengerType.CHILD, LocalDate.of(2018, 1, 1), Cabin.ECONOMY);

            assertThat(broken(oneWay(child, infant(2)))).containsExactly("/passengers too_many_infants");
        }

        @Test
        void doNotTravelTwiceUnderOneName() {
            Passenger again = new Passenger(
                    "pax_2",
                    PassengerType.ADULT,
                    " ADA ",
                    "lovelace",
                    ADA_LOVELACE.dateOfBirth(),
                    "Z1",
                    "FR",
                    Cabin.ECONOMY);

            assertThat(broken(oneWay(ADA_LOVELACE, again))).containsExactly("/passengers/1 duplicate_passenger");
        }

        @Test
        void doNotTravelTwiceOnOnePassport() {
            Passenger sharesPassport = new Passenger(
                    "pax_2",
                    PassengerType.ADULT,
                    "Grace",
                    "Hopper",
                    LocalDate.of(1980, 12, 9),
                    "x12345678",
                    "GB",
                    Cabin.ECONOMY);

            assertThat(broken(oneWay(ADA_LOVELACE, sharesPassport)))
                    .containsExactly("/passengers/1 duplicate_passenger");
        }

        @Test
        void mayShareANumberOfPassportsOfDifferentCountries() {
            Passenger otherCountry = new Passenger(
                    "pax_2",
                    PassengerType.ADULT,
                    "Grace",
                    "Hopper",
                    LocalDate.of(1980, 12, 9),
                    "X12345678",
                    "US",
                    Cabin.ECONOMY);

            assertThat(broken(oneWay(ADA_LOVELACE, otherCountry))).isEmpty();
        }
    }

    @Nested
    class Age {

        @ParameterizedTest
        @CsvSource({
            "ADULT,  2014-07-01, true",
            "ADULT,  2014-07-02, false",
            "CHILD,  2014-07-02, true",
            "CHILD,  2014-07-01, false",
            "CHILD,  2024-07-01, true",
            "CHILD,  2024-07-02, false",
            "INFANT, 2024-07-02, true",
            "INFANT, 2024-07-01, false",
            "INFANT, 2026-07-01, true",
        })
        void countsOnTheDayOfTheFlight(PassengerType type, LocalDate dateOfBirth, boolean right) {
            List<String> broken = broken(oneWay(adult(1), passenger(2, type, dateOfBirth, Cabin.ECONOMY)));

            assertThat(broken.isEmpty()).isEqualTo(right);
        }

        @Test
        void countsOnTheDayOfTheLastFlight() {
            // Two years old between the way out and the way back: needs a seat of its own.
            LocalDate birthdayInBetween = LocalDate.of(2024, 7, 5);

            assertThat(broken(oneWay(adult(1), passenger(2, PassengerType.INFANT, birthdayInBetween, Cabin.ECONOMY))))
                    .isEmpty();
            assertThat(broken(
                            roundTrip(adult(1), passenger(2, PassengerType.INFANT, birthdayInBetween, Cabin.ECONOMY))))
                    .containsExactly("/passengers/1/type age_mismatch");
        }

        @Test
        void isNotBelowZero() {
            assertThat(broken(oneWay(adult(1), passenger(2, PassengerType.INFANT, DAY.plusDays(1), Cabin.ECONOMY))))
                    .containsExactly("/passengers/1/date_of_birth born_after_travel");
        }
    }

    private static List<String> broken(CreateBooking booking) {
        return BookingRules.violations(booking).stream()
                .map(violation -> violation.pointer() + " " + violation.code())
                .toList();
    }
}
