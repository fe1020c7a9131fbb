package io.skybound.query.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.skybound.api.example.Example;
import io.skybound.api.flight.Cabin;
import io.skybound.api.place.Places;
import io.skybound.platform.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SearchRulesTest {

    @Test
    void takesASearchWithNoMoreThanItNeeds() {
        FlightSearch search = check(request("JFK", "LAX", "2026-07-01", null, 1));

        assertThat(search.from().city()).isEqualTo("New York");
        assertThat(search.to().city()).isEqualTo("Los Angeles");
        assertThat(search.departureDate()).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(search.returnDate()).isNull();
        assertThat(search.cabin()).isNull();
        assertThat(search.sort()).isEqualTo(FlightSort.DEPARTURE);
        assertThat(search.limit()).isEqualTo(50);
        assertThat(search.after()).isNull();
    }

    @Test
    void takesASearchWithEverything() {
        String after = new FlightPlace(true, 19990, 1, "flt_1")
                .cursor(FlightSort.PRICE)
                .encode();
        FlightSearch search = check(
                new SearchRequest("jfk", "lax", "2026-07-01", "2026-07-08", 9, "premium-economy", "price", 200, after));

        assertThat(search.from().iataCode()).isEqualTo("JFK");
        assertThat(search.returnDate()).isEqualTo(LocalDate.of(2026, 7, 8));
        assertThat(search.cabin()).isEqualTo(Cabin.PREMIUM_ECONOMY);
        assertThat(search.sort()).isEqualTo(FlightSort.PRICE);
        assertThat(search.limit()).isEqualTo(200);
        assertThat(search.after()).isEqualTo(new FlightPlace(true, 19990, 1, "flt_1"));
    }

    @Test
    void saysAllThatIsMissing() {
        assertThat(errors(new SearchRequest(null, null, null, null, null, null, null, null, null)))
                .containsExactly(
                        "/from_code required", "/to_code required", "/departure_date required", "/passengers required");
    }

    @Test
    void saysAllThatIsWrong() {
        assertThat(errors(new SearchRequest(
                        "QQQ", "apt_lax", "2026-02-30", "soon", 10_000, "cattle", "-price", 201, null)))
                .containsExactly(
                        "/from_code unknown_airport",
                        "/to_code unknown_airport",
                        "/departure_date invalid_date",
                        "/return_date invalid_date",
                        "/passengers out_of_range",
                        "/limit out_of_range",
                        "/cabin_class unknown_cabin",
                        "/sort unknown_sort");
        assertThat(errors(request("JFK", "LAX", "2026-07-01", null, 0))).containsExactly("/passengers out_of_range");
        assertThat(errors(request("JFK", "LAX", "+999999999-12-31", null, 1)))
                .containsExactly("/departure_date invalid_date");
    }

    @Test
    void refusesAFlightToWhereItStarts() {
        assertThat(errors(request("JFK", "jfk", "2026-07-01", null, 1))).containsExactly("/to_code same_airport");
    }

    @Test
    void refusesAReturnBeforeTheDeparture() {
        assertThat(errors(request("JFK", "LAX", "2026-07-08", "2026-07-01", 1)))
                .containsExactly("/return_date return_before_departure");
        assertThat(check(request("JFK", "LAX", "2026-07-08", "2026-07-08", 1)).returnDate())
                .isEqualTo("2026-07-08");
    }

    @Test
    void refusesADayThatIsOverAtTheOrigin() {
        Clock nightInNewYork = Clock.fixed(Instant.parse("2026-07-01T03:00:00Z"), ZoneOffset.UTC);

        assertThat(new SearchRules(Places.load(), nightInNewYork).check(request("JFK", "LAX", "2026-06-30", null, 1)))
                .isNotNull();
        assertThat(errors(request("LHR", "JFK", "2026-06-30", null, 1), nightInNewYork))
                .containsExactly("/departure_date date_in_past");
    }

    @Test
    void refusesACursorOfAnotherOrder() {
        String after =
                new FlightPlace(false, 1, 1, "flt_1").cursor(FlightSort.PRICE).encode();
        for (String cursor : List.of(after, "nonsense", "")) {
            assertThatThrownBy(() ->
                            check(new SearchRequest("JFK", "LAX", "2026-07-01", null, 1, null, null, null, cursor)))
                    .asInstanceOf(type(Problem.class))
                    .extracting(Problem::code)
                    .isEqualTo("invalid_cursor");
        }
    }

    private static SearchRequest request(
            String from, String to, String departure, @Nullable String back, int passengers) {
        return new SearchRequest(from, to, departure, back, passengers, null, null, null, null);
    }

    private static FlightSearch check(SearchRequest request) {
        return new SearchRules(Places.load(), Example.CLOCK).check(request);
    }

    private static List<String> errors(SearchRequest request) {
        return errors(request, Example.CLOCK);
    }

    private static List<String> errors(SearchRequest request, Clock clock) {
        try {
            new SearchRules(Places.load(), clock).check(request);
            return List.of();
        } catch (Problem problem) {
            assertThat(problem.status().value()).isEqualTo(422);
            return problem.errors().stream()
                    .map(error -> error.pointer() + " " + error.code())
                    .toList();
        }
    }
}
