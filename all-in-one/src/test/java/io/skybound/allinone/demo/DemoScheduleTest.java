package io.skybound.allinone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.FlightCommand.ScheduleFlight;
import io.skybound.api.place.Airport;
import io.skybound.api.place.Places;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoScheduleTest {

    private static final Places PLACES = Places.load();
    private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 6, 1);

    private final DemoSchedule schedule = new DemoSchedule(PLACES);

    static Stream<LocalDate> sixtyDays() {
        return FIRST_DAY.datesUntil(FIRST_DAY.plusDays(60));
    }

    /** Days on which clocks change somewhere the schedule flies. */
    static Stream<LocalDate> daysWhenClocksChange() {
        return Stream.of(
                        "2026-03-08",
                        "2026-03-29",
                        "2026-04-05",
                        "2026-10-04",
                        "2026-10-25",
                        "2026-11-01",
                        "2027-03-14",
                        "2027-03-28")
                .map(LocalDate::parse);
    }

    @Test
    void isTheSameEachTimeItIsMade() {
        assertThat(new DemoSchedule(PLACES).flightsOn(FIRST_DAY, AT)).isEqualTo(schedule.flightsOn(FIRST_DAY, AT));
    }

    @ParameterizedTest
    @MethodSource("sixtyDays")
    void hasAtLeastFiveHundredFlightsEachDay(LocalDate date) {
        assertThat(schedule.flightsOn(date, AT)).hasSizeGreaterThanOrEqualTo(500);
    }

    @ParameterizedTest
    @MethodSource("sixtyDays")
    void fliesTheGreatRoutesBothWaysEachDay(LocalDate date) {
        List<ScheduleFlight> flights = schedule.flightsOn(date, AT);

        for (String route : List.of("JFK-LAX", "LHR-JFK", "SIN-SYD", "FRA-JFK")) {
            String one = route.substring(0, 3);
            String other = route.substring(4);
            assertThat(between(flights, one, other)).as(route).isPositive();
            assertThat(between(flights, other, one)).as(route + " back").isPositive();
        }
        assertThat(between(flights, "JFK", "LAX")).isGreaterThanOrEqualTo(5);
        assertThat(between(flights, "LAX", "JFK")).isGreaterThanOrEqualTo(5);
    }

    @Test
    void namesEachFlightOnce() {
        Set<String> ids = new HashSet<>();
        sixtyDays().forEach(date -> {
            List<ScheduleFlight> flights = schedule.flightsOn(date, AT);
            assertThat(flights).extracting(ScheduleFlight::flightNumber).doesNotHaveDuplicates();
            assertThat(flights).extracting(ScheduleFlight::flightId).allMatch(ids::add);
        });
    }

    @Test
    void makesIdsOfNumberAndDate() {
        assertThat(schedule.flightsOn(LocalDate.of(2026, 12, 1), AT))
                .extracting(ScheduleFlight::flightId)
                .contains("flt_aa100_20261201")
                .allMatch(id -> id.matches("flt_[a-z0-9]{2}\\d{3,4}_20261201"));
    }

    @ParameterizedTest
    @MethodSource("daysWhenClocksChange")
    void leavesAtItsLocalTimeAlsoWhenClocksChange(LocalDate date) {
        for (TimetabledFlight flight : schedule.timetable()) {
            ZoneId zone = flight.from().timeZone();
            var departure = flight.departureOn(date).atZone(zone);

            assertThat(departure.toLocalDate()).isEqualTo(date);
            boolean clocksSkipIt = zone.getRules()
                    .getValidOffsets(date.atTime(flight.departure()))
                    .isEmpty();
            if (!clocksSkipIt) {
                assertThat(departure.toLocalTime()).isEqualTo(flight.departure());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        // spring forward: 02:30 does not exist
        "2026-03-08, 02:30, America/New_York, 2026-03-08T07:30:00Z",
        "2027-03-14, 02:30, America/New_York, 2027-03-14T07:30:00Z",
        "2027-03-28, 02:30, Europe/Berlin,    2027-03-28T01:30:00Z",
        "2026-10-04, 02:30, Australia/Sydney, 2026-10-03T16:30:00Z",
        // fall back: 01:30 comes twice
        "2026-11-01, 01:30, America/New_York, 2026-11-01T05:30:00Z",
        // nothing special
        "2026-06-01, 08:00, America/New_York, 2026-06-01T12:00:00Z"
    })
    void takesTheLaterTimeInAGapAndTheFirstOfTwo(LocalDate date, LocalTime time, ZoneId zone, Instant expected) {
        assertThat(TimetabledFlight.instant(date, time, zone)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource({"daysWhenClocksChange", "sixtyDays"})
    void arrivesAfterItDepartsByAPlausibleTime(LocalDate date) {
        for (ScheduleFlight flight : schedule.flightsOn(date, AT)) {
            double kilometres = airport(flight.originCode()).distanceKm(airport(flight.destinationCode()));
            Duration block = Duration.between(flight.departure(), flight.arrival());

            assertThat(block).as(flight.flightId()).isBetween(Duration.ofMinutes(50), Duration.ofHours(19));
            double gateToGateSpeed = kilometres / (block.toMinutes() / 60.0);
            assertThat(gateToGateSpeed).as(flight.flightId()).isBetween(180.0, 930.0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "JFK, LAX, 340, 385",
        "LAX, JFK, 300, 345",
        "LHR, JFK, 460, 500",
        "JFK, LHR, 400, 430",
        "SIN, SYD, 460, 500",
        "FRA, JFK, 500, 540",
        "SIN, JFK, 1080, 1140",
        "HND, LAX, 570, 630",
        "LAX, HND, 660, 730",
        "LHR, CDG, 65, 85"
    })
    void takesAsLongAsAirlinesSay(String from, String to, long atLeast, long atMost) {
        assertThat(BlockTime.between(airport(from), airport(to)).toMinutes()).isBetween(atLeast, atMost);
    }

    @Test
    void neitherLeavesNorArrivesInTheDeadOfNight() {
        assertThat(schedule.timetable())
                .allSatisfy(flight -> assertThat(flight.departure())
                        .matches(time -> time.isAfter(LocalTime.of(5, 0)) || time.isBefore(LocalTime.of(3, 0))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-06-01", "2026-12-24", "2027-02-28"})
    void sellsSeatsInCabinsAtRisingPrices(String date) {
        for (ScheduleFlight flight : schedule.flightsOn(LocalDate.parse(date), AT)) {
            assertThat(flight.cabins()).as(flight.flightId()).containsKey(Cabin.ECONOMY);
            BigDecimal cheaper = new BigDecimal("19.99");
            for (var cabin : flight.cabins().entrySet()) {
                assertThat(cabin.getValue().seats()).isBetween(1, 600);
                BigDecimal price = cabin.getValue().price().getAmount();
                assertThat(price).hasScaleOf(2).isGreaterThan(cheaper).isLessThan(new BigDecimal("9000"));
                cheaper = price;
            }
        }
    }

    @Test
    void sellsEveryCabinSomewhere() {
        assertThat(schedule.flightsOn(FIRST_DAY, AT).stream().flatMap(flight -> flight.cabins().keySet().stream()))
                .contains(Cabin.values());
    }

    @Test
    void fliesLongHaulWithTwoAislesOnly() {
        assertThat(schedule.timetable())
                .filteredOn(flight -> flight.from().distanceKm(flight.to()) > 5_800)
                .allSatisfy(flight -> assertThat(flight.aircraft()).isGreaterThanOrEqualTo(AircraftType.B788));
    }

    @Test
    void leavesOutNothingOfAnAirportsTraffic() {
        for (TimetabledFlight flight : schedule.timetable()) {
            assertThat(schedule.timetable())
                    .anyMatch(back -> back.from().equals(flight.to())
                            && back.to().equals(flight.from())
                            && back.airlineCode().equals(flight.airlineCode()));
        }
    }

    private static long between(List<ScheduleFlight> flights, String from, String to) {
        return flights.stream()
                .filter(flight -> flight.originCode().equals(from)
                        && flight.destinationCode().equals(to))
                .count();
    }

    private static Airport airport(String code) {
        return PLACES.airport(code).orElseThrow();
    }
}
