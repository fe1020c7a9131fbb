package io.skybound.command.booking;

import static io.skybound.api.example.Example.NOW;
import static io.skybound.api.example.Example.usd;
import static io.skybound.api.example.ExampleBooking.ADA_LOVELACE;
import static io.skybound.api.example.ExampleBooking.CONDITIONS;
import static io.skybound.api.example.ExampleBooking.INBOUND;
import static io.skybound.api.example.ExampleBooking.OUTBOUND;
import static io.skybound.api.example.ExampleFlight.DEPARTURE;
import static io.skybound.command.booking.ExampleTrips.adult;
import static io.skybound.command.booking.ExampleTrips.infant;
import static io.skybound.command.booking.ExampleTrips.leg;
import static io.skybound.command.booking.ExampleTrips.passenger;
import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.booking.FareConditions;
import io.skybound.api.booking.FareConditions.CabinConditions;
import io.skybound.api.booking.Leg;
import io.skybound.api.booking.Passenger;
import io.skybound.api.booking.PassengerType;
import io.skybound.api.flight.Cabin;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Ada's economy seat costs 199.90 USD; on cancelling 70 % less 25 USD come back, within 24 hours everything. */
class FaresTest {

    private static final Passenger IN_BUSINESS =
            passenger(7, PassengerType.ADULT, LocalDate.of(1980, 1, 1), Cabin.BUSINESS);
    private static final Instant LATER = NOW.plus(Duration.ofDays(2));

    @Nested
    class Total {

        @Test
        void isTheFareOfOneSeat() {
            assertThat(Fares.total(List.of(OUTBOUND), List.of(ADA_LOVELACE))).isEqualTo(usd("199.90"));
        }

        @Test
        void addsSeatsOfAllLegsAndCabins() {
            assertThat(Fares.total(List.of(OUTBOUND, INBOUND), List.of(ADA_LOVELACE, IN_BUSINESS)))
                    .isEqualTo(usd("2197.80"));
        }

        @Test
        void letsInfantsFlyForNothing() {
            assertThat(Fares.total(List.of(OUTBOUND), List.of(adult(1), infant(2))))
                    .isEqualTo(usd("199.90"));
        }

        @Test
        void letsChildrenPayTheirSeat() {
            Passenger child = passenger(2, PassengerType.CHILD, LocalDate.of(2018, 1, 1), Cabin.ECONOMY);

            assertThat(Fares.total(List.of(OUTBOUND), List.of(adult(1), child))).isEqualTo(usd("399.80"));
        }
    }

    @Nested
    class Refund {

        @Test
        void isTheShareLessThePenalty() {
            assertThat(refund(usd("199.90"), LATER)).isEqualTo(usd("114.93"));
        }

        @Test
        void takesThePenaltyOffEachSeatAndLeg() {
            assertThat(Fares.refund(
                            usd("799.60"),
                            List.of(OUTBOUND, INBOUND),
                            List.of(adult(1), adult(2), infant(3)),
                            CONDITIONS,
                            NOW,
                            LATER))
                    .isEqualTo(usd("459.72"));
        }

        @Test
        void followsTheConditionsOfEachCabin() {
            assertThat(Fares.refund(
                            usd("1098.90"),
                            List.of(OUTBOUND),
                            List.of(ADA_LOVELACE, IN_BUSINESS),
                            CONDITIONS,
                            NOW,
                            LATER))
                    .isEqualTo(usd("1013.93"));
        }

        @Test
        void isEverythingWithinTwentyFourHours() {
            assertThat(refund(usd("199.90"), NOW.plus(Duration.ofHours(24)))).isEqualTo(usd("199.90"));
        }

        @Test
        void isNotEverythingASecondLater() {
            assertThat(refund(usd("199.90"), NOW.plus(Duration.ofHours(24)).plusSeconds(1)))
                    .isEqualTo(usd("114.93"));
        }

        @Test
        void isEverythingIfTheBookingWasMadeAWeekAhead() {
            Instant aWeekAhead = DEPARTURE.minus(Duration.ofDays(7));

            assertThat(refundBookedAt(aWeekAhead)).isEqualTo(usd("199.90"));
        }

        @Test
        void isNotEverythingIfTheBookingWasMadeInTheLastWeek() {
            Instant lessThanAWeekAhead = DEPARTURE.minus(Duration.ofDays(7)).plusSeconds(1);

            assertThat(refundBookedAt(lessThanAWeekAhead)).isEqualTo(usd("114.93"));
        }

        @Test
        void isNothingIfNothingWasPaid() {
            assertThat(refund(usd("0.00"), LATER)).isEqualTo(usd("0.00"));
            assertThat(refund(usd("0.00"), NOW)).isEqualTo(usd("0.00"));
        }

        @Test
        void isNeverMoreThanWasPaid() {
            assertThat(refund(usd("100.00"), LATER)).isEqualTo(usd("100.00"));
        }

        @Test
        void isNeverBelowZero() {
            assertThat(refund(economy("0.10", "25.00"))).isEqualTo(usd("0.00"));
        }

        @Test
        void isNothingForACabinWithoutConditions() {
            assertThat(refund(new FareConditions(Map.of(), Duration.ZERO, Duration.ZERO)))
                    .isEqualTo(usd("0.00"));
        }

        @Test
        void roundsHalfACentUpOnEachSeat() {
            // 10.01 × 0.50 = 5.005
            Leg cheap = leg("flt_9", false, "JFK", "LAX", DEPARTURE, DEPARTURE.plusSeconds(3600), economyAt("10.01"));

            assertThat(Fares.refund(
                            usd("20.02"),
                            List.of(cheap),
                            List.of(adult(1), adult(2)),
                            economy("0.50", "0.00"),
                            NOW,
                            LATER))
                    .isEqualTo(usd("10.02"));
        }

        @Test
        void keepsToTheCurrencysOwnScale() {
            Money yen = Money.ofMajor(CurrencyUnit.JPY, 12_345);
            Leg inYen = leg(
                    "flt_9", false, "HND", "CTS", DEPARTURE, DEPARTURE.plusSeconds(3600), Map.of(Cabin.ECONOMY, yen));

            // 12345 × 0.70 = 8641.5; a penalty in dollars can't be taken off yen
            assertThat(Fares.refund(yen, List.of(inYen), List.of(adult(1)), economy("0.70", "25.00"), NOW, LATER))
                    .isEqualTo(Money.ofMajor(CurrencyUnit.JPY, 8_642));
        }

        @Test
        void staysBetweenNothingAndWhatWasPaidWhateverTheFares() {
            var chance = new Random(42);
            for (int i = 0; i < 500; i++) {
                Money fare = Money.ofMinor(CurrencyUnit.USD, chance.nextInt(100_000));
                Money paid = Money.ofMinor(CurrencyUnit.USD, chance.nextInt(100_000));
                FareConditions conditions = economy(
                        BigDecimal.valueOf(chance.nextInt(101), 2).toString(),
                        BigDecimal.valueOf(chance.nextInt(10_000), 2).toString());
                Leg leg = leg(
                        "flt_9",
                        false,
                        "JFK",
                        "LAX",
                        DEPARTURE,
                        DEPARTURE.plusSeconds(3600),
                        Map.of(Cabin.ECONOMY, fare));

                Money refund = Fares.refund(paid, List.of(leg), List.of(adult(1)), conditions, NOW, LATER);

                assertThat(refund).isBetween(usd("0.00"), paid);
            }
        }

        private Money refund(Money paid, Instant at) {
            return Fares.refund(paid, List.of(OUTBOUND), List.of(ADA_LOVELACE), CONDITIONS, NOW, at);
        }

        private Money refund(FareConditions conditions) {
            return Fares.refund(usd("199.90"), List.of(OUTBOUND), List.of(ADA_LOVELACE), conditions, NOW, LATER);
        }

        private Money refundBookedAt(Instant bookedAt) {
            return Fares.refund(
                    usd("199.90"),
                    List.of(OUTBOUND),
                    List.of(ADA_LOVELACE),
                    CONDITIONS,
                    bookedAt,
                    bookedAt.plusSeconds(60));
        }

        private FareConditions economy(String share, String penalty) {
            return new FareConditions(
                    Map.of(Cabin.ECONOMY, new CabinConditions(new BigDecimal(share), usd(penalty))),
                    Duration.ZERO,
                    Duration.ZERO);
        }

        private Map<Cabin, Money> economyAt(String price) {
            return Map.of(Cabin.ECONOMY, usd(price));
        }
    }
}
