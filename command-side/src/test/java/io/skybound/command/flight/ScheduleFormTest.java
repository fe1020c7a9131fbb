package io.skybound.command.flight;

import static io.skybound.api.example.Example.NOW;
import static io.skybound.api.example.Example.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.CabinOffer;
import io.skybound.api.flight.FlightCommand.ScheduleFlight;
import io.skybound.api.place.Places;
import io.skybound.command.flight.ScheduleForm.CabinForm;
import io.skybound.platform.web.InputError;
import io.skybound.platform.web.Problem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleFormTest {

    private static final Places PLACES = Places.load();

    @ParameterizedTest
    @ValueSource(strings = {"SB400", "400"})
    void namesTheFlightByItsNumberAndLocalDay(String number) {
        ScheduleFlight flight = form(number, "sb", "jfk", "LAX", "2026-07-02T03:00:00Z", "2026-07-02T09:00:00Z")
                .command(PLACES, NOW);

        assertThat(flight.flightId()).isEqualTo("flt_sb400_20260701");
        assertThat(flight.flightNumber()).isEqualTo("SB400");
        assertThat(flight.airlineCode()).isEqualTo("SB");
        assertThat(flight.originCode()).isEqualTo("JFK");
        assertThat(flight.departure()).isEqualTo(Instant.parse("2026-07-02T03:00:00Z"));
        assertThat(flight.cabins()).isEqualTo(Map.of(Cabin.ECONOMY, new CabinOffer(150, usd("199.90"))));
        assertThat(flight.at()).isEqualTo(NOW);
    }

    @Test
    void tellsAllThatCanNotBeMeantAtOnce() {
        ScheduleForm form = new ScheduleForm(
                "LH400",
                "SB",
                "QQQ",
                "XXQ",
                OffsetDateTime.parse("2026-07-01T12:00:00Z"),
                OffsetDateTime.parse("2026-07-01T11:00:00Z"),
                "A320",
                Map.of(
                        Cabin.ECONOMY,
                        new CabinForm(1, usd("-1.00")),
                        Cabin.PREMIUM_ECONOMY,
                        new CabinForm(1, Money.parse("EUR -1.00"))));

        assertThat(errors(form))
                .extracting(error -> error.pointer() + " " + error.code())
                .containsExactlyInAnyOrder(
                        "/from_code unknown_airport",
                        "/to_code unknown_airport",
                        "/flight_number airline_mismatch",
                        "/arrival_time arrival_before_departure",
                        "/cabins/economy/price/amount out_of_range",
                        "/cabins/premium-economy/price/amount out_of_range",
                        "/cabins mixed_currencies");
    }

    /** No gateway takes an amount of zero, so nobody could pay for it. */
    @Test
    void refusesASeatForNothing() {
        ScheduleForm form = new ScheduleForm(
                "SB400",
                "SB",
                "JFK",
                "LAX",
                OffsetDateTime.parse("2026-07-01T12:00:00Z"),
                OffsetDateTime.parse("2026-07-01T18:00:00Z"),
                "A320",
                Map.of(Cabin.ECONOMY, new CabinForm(1, usd("0.00"))));

        assertThat(errors(form))
                .containsExactly(new InputError("/cabins/economy/price/amount", "out_of_range", "must be above zero"));
    }

    @Test
    void refusesUnknownAirlinesRoundFlightsAndEndlessOnes() {
        ScheduleForm form = form("1", "??", "JFK", "JFK", "2026-07-02T03:00:00Z", "2026-07-04T03:00:00Z");

        assertThat(errors(form))
                .extracting(InputError::code)
                .containsExactly("unknown_airline", "same_airport", "flight_too_long");
    }

    private static List<InputError> errors(ScheduleForm form) {
        return catchThrowableOfType(Problem.class, () -> form.command(PLACES, NOW))
                .errors();
    }

    private static ScheduleForm form(
            String number, String airline, String from, String to, String departure, String arrival) {
        return new ScheduleForm(
                number,
                airline,
                from,
                to,
                OffsetDateTime.parse(departure),
                OffsetDateTime.parse(arrival),
                "A320",
                Map.of(Cabin.ECONOMY, new CabinForm(150, usd("199.90"))));
    }
}
