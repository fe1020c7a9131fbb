package io.skybound.query.flights;

import static io.skybound.api.example.ExampleFlight.AIRCRAFT;
import static io.skybound.api.example.ExampleFlight.CABINS;
import static io.skybound.api.seats.SeatsCommand.inventoryOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.example.Example;
import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.FlightEvent.FlightCancelled;
import io.skybound.api.flight.FlightEvent.FlightScheduled;
import io.skybound.api.seats.SeatsEvent.SalesOpened;
import io.skybound.api.seats.SeatsEvent.SeatsReserved;
import io.skybound.platform.security.Roles;
import io.skybound.platform.testing.Http;
import io.skybound.platform.testing.Http.Reply;
import io.skybound.platform.web.HttpJson;
import io.skybound.query.testing.Callers;
import io.skybound.query.testing.History;
import io.skybound.query.testing.ReadSideTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Search, flights and availability through HTTP. Frankfurt to Lisbon and back, so that other tests don't meet it. */
@ReadSideTest
class FlightReadsIT {

    private static final String SEARCH = """
        {"from_code":"FRA","to_code":"LIS","departure_date":"2026-08-01","passengers":2%s}\
        """;

    @Autowired
    private History history;

    @Autowired
    private Callers callers;

    @BeforeEach
    void someFlights() {
        if (history.events().lastSequenceNumberFor("flt_first").isPresent()) {
            return;
        }
        schedule("flt_first", "FRA", "LIS", "2026-08-01T06:00:00Z");
        schedule("flt_second", "FRA", "LIS", "2026-08-01T16:00:00Z");
        schedule("flt_third", "FRA", "LIS", "2026-08-01T21:59:00Z");
        schedule("flt_day_after", "FRA", "LIS", "2026-08-01T22:00:00Z");
        schedule("flt_back", "LIS", "FRA", "2026-08-08T10:00:00Z");
        schedule("flt_full", "FRA", "LIS", "2026-08-01T09:00:00Z");
        reserve("flt_full", 9, 1, 1);
        schedule("flt_called_off", "FRA", "LIS", "2026-08-01T09:30:00Z");
        history.record("flt_called_off", new FlightCancelled("flt_called_off", null, Example.NOW));
        history.caughtUp(FlightProjection.NAME);
    }

    @Test
    void answersTheSameSearchByColumn() {
        Reply found = callers.nobody()
                .post("/search/optimize", SEARCH.formatted(",\"return_date\":\"2026-08-08\",\"limit\":1"));

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json()).isEqualTo(HttpJson.mapper().readTree("""
            {"count":4,"complete":true,"ids":["flt_first","flt_second","flt_third","flt_back"],
             "flight_number":["LH1166","LH1166","LH1166","LH1166"],"airline":["LH","LH","LH","LH"],
             "is_return":[false,false,false,true],"departure_minutes":[480,1080,1439,660],
             "arrival_minutes":[600,1200,1559,900],"duration_minutes":[180,180,180,180],"stops":[0,0,0,0],
             "price_minor":[19990,19990,19990,19990],"currency":"USD","currencies":null,
             "cabin":["economy","economy","economy","economy"],"available":[10,10,10,10],
             "airlines":{"LH":"Lufthansa"}}\
            """));
    }

    @Test
    void answersAnEmptySearchByEmptyColumnsAndABadOneAsTheSearchDoes() {
        Reply none =
                callers.nobody().post("/search/optimize", SEARCH.formatted("").replace("2026-08-01", "2027-01-01"));
        assertThat(none.json().at("/count").asInt()).isZero();
        assertThat(none.json().at("/ids")).isEmpty();
        assertThat(none.json().at("/currency").isNull()).isTrue();

        Reply bad =
                callers.nobody().post("/search/optimize", SEARCH.formatted("").replace("FRA", "ZZZ"));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.text("/errors/0/pointer")).isEqualTo("/from_code");
    }

    @Test
    void findsTheFlightsOfADayAtTheOriginWithEnoughSeats() {
        Reply found = callers.nobody().post("/flights/search", SEARCH.formatted(""));

        assertThat(found.status()).isEqualTo(200);
        assertThat(ids(found)).containsExactly("flt_first", "flt_second", "flt_third");
        JsonNode first = found.json().get(0);
        assertThat(first.at("/departure_time").asString()).isEqualTo("2026-08-01T08:00:00+02:00");
        assertThat(first.at("/arrival_time").asString()).isEqualTo("2026-08-01T10:00:00+01:00");
        assertThat(first.at("/origin_airport/time_zone").asString()).isEqualTo("Europe/Berlin");
        assertThat(first.at("/cabins/economy/price/amount").asString()).isEqualTo("199.90");
        assertThat(first.has("is_return_flight")).isFalse();
        assertThat(found.header("Link")).isEmpty();
    }

    @Test
    void listsTheFlightsOfADayForOperationsPageByPage() {
        Http ops = callers.somebody("usr_ops", Roles.OPS);
        Reply first = ops.get("/ops/flights?date=2026-08-01&airport=lis&limit=3");
        assertThat(ids(first)).containsExactly("flt_first", "flt_full", "flt_called_off");
        String next = first.header("Link").orElseThrow().replaceAll("<([^>]+)>.*", "$1");
        assertThat(ids(ops.get(next))).containsExactly("flt_second", "flt_third");
        assertThat(ops.get(next).header("Link")).isEmpty();

        assertThat(ids(ops.get("/ops/flights?date=2026-08-08&airport=FRA&flight_number=lh1166")))
                .containsExactly("flt_back");
        assertThat(ids(ops.get("/ops/flights?date=2026-08-01&airport=FRA&status=cancelled")))
                .containsExactly("flt_called_off");
        for (String beyond : List.of("-999999999-01-01", "%2B999999999-01-01")) {
            assertThat(ops.get("/ops/flights?date=" + beyond).status()).isEqualTo(400);
        }
        assertThat(ops.get("/ops/flights?date=tomorrow").text("/errors/0/pointer"))
                .isEqualTo("/date");
        assertThat(ops.get("/ops/flights?status=lost").text("/errors/0/pointer"))
                .isEqualTo("/status");
    }

    @Test
    void findsBothDirectionsOfARoundTrip() {
        Reply found = callers.nobody()
                .post(
                        "/flights/search",
                        SEARCH.formatted(
                                ",\"return_date\":\"2026-08-08\",\"cabin_class\":\"economy\",\"sort\":\"price\""));

        assertThat(ids(found)).containsExactly("flt_first", "flt_second", "flt_third", "flt_back");
        assertThat(found.json()
                        .valueStream()
                        .map(flight -> flight.get("is_return_flight").asBoolean()))
                .containsExactly(false, false, false, true);
    }

    @Test
    void givesTheAnswerPageByPage() {
        Reply first = callers.nobody().post("/flights/search", SEARCH.formatted(",\"limit\":2"));
        assertThat(ids(first)).containsExactly("flt_first", "flt_second");

        String next = first.header("Link").orElseThrow().replaceAll("<(.*)>; rel=\"next\"", "$1");
        Reply second = callers.nobody().post(next, SEARCH.formatted(",\"limit\":2"));
        assertThat(ids(second)).containsExactly("flt_third");
        assertThat(second.header("Link")).isEmpty();

        String after = next.replaceAll(".*after=", "");
        assertThat(ids(callers.nobody()
                        .post("/flights/search", SEARCH.formatted(",\"limit\":2,\"after\":\"" + after + "\""))))
                .containsExactly("flt_third");
    }

    @Test
    void saysEverythingThatIsWrongWithASearch() {
        Reply refused = callers.nobody().post("/flights/search", """
            {"from_code":"QQQ","to_code":"LIS","departure_date":"2026-02-30","passengers":10000}\
            """);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("invalid_request");
        assertThat(refused.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString()))
                .containsExactly("/from_code", "/departure_date", "/passengers");
        assertThat(callers.nobody()
                        .post("/flights/search", SEARCH.formatted(",\"price\":1"))
                        .code())
                .isEqualTo("unknown_field");
        assertThat(callers.nobody()
                        .post("/flights/search", SEARCH.formatted(",\"after\":\"x\""))
                        .code())
                .isEqualTo("invalid_cursor");
        assertThat(callers.nobody().post("/flights/search", "{").status()).isEqualTo(400);
    }

    @Test
    void showsAFlightAndSaysWhenItHasNotChanged() {
        schedule("flt_shown", "FRA", "LIS", "2026-09-01T06:00:00Z");
        history.caughtUp(FlightProjection.NAME);

        Reply shown = callers.nobody().get("/flights/flt_shown");
        String tag = shown.header("ETag").orElseThrow();
        assertThat(shown.status()).isEqualTo(200);
        assertThat(callers.nobody()
                        .with("If-None-Match", tag)
                        .get("/flights/flt_shown")
                        .status())
                .isEqualTo(304);

        reserve("flt_shown", 4, 6, 2);
        history.caughtUp(FlightProjection.NAME);
        Reply changed = callers.nobody().with("If-None-Match", tag).get("/flights/flt_shown");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().at("/cabins/economy/available").asInt()).isEqualTo(6);
        assertThat(changed.json().at("/version").asLong()).isZero();
    }

    @Test
    void tellsWhatIsFree() {
        Reply all = callers.nobody().get("/flights/flt_first/availability");
        assertThat(all.json().path("flight_id").asString()).isEqualTo("flt_first");
        assertThat(all.json().path("cabins").propertyNames()).containsExactly("economy", "business");

        Reply one = callers.nobody().get("/flights/flt_first/availability?cabin_class=business");
        assertThat(one.json().path("cabins").propertyNames()).containsExactly("business");
        assertThat(one.json().at("/cabins/business/available").asInt()).isEqualTo(2);

        Reply none = callers.nobody().get("/flights/flt_first/availability?cabin_class=first");
        assertThat(none.status()).isEqualTo(200);
        assertThat(none.json().path("cabins").isEmpty()).isTrue();

        Reply unknown = callers.nobody().get("/flights/flt_first/availability?cabin_class=cattle");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().at("/errors/0/pointer").asString()).isEqualTo("/cabin_class");
    }

    @Test
    void knowsNoOtherFlights() {
        assertThat(callers.nobody().get("/flights/flt_unknown").code()).isEqualTo("flight_not_found");
        String inventory = inventoryOf("flt_first");
        assertThat(callers.nobody().get("/flights/" + inventory).code()).isEqualTo("flight_not_found");
        assertThat(callers.nobody().get("/flights/flt_unknown/availability").status())
                .isEqualTo(404);
        assertThat(callers.nobody().get("/flights/flt_unknown?min_version=1").status())
                .isEqualTo(404);
        assertThat(callers.nobody().get("/flights/flt_first?min_version=x").status())
                .isEqualTo(400);
    }

    @Test
    void admitsThatItLagsBehind() {
        Reply lagging = callers.nobody().get("/flights/flt_first?min_version=1");

        assertThat(lagging.status()).isEqualTo(503);
        assertThat(lagging.code()).isEqualTo("projection_lagging");
        assertThat(lagging.json().path("retryable").asBoolean()).isTrue();
        assertThat(lagging.header("Retry-After")).hasValue("1");
    }

    private void schedule(String id, String from, String to, String departure) {
        Instant at = Instant.parse(departure);
        history.record(
                id,
                new FlightScheduled(
                        id, "LH1166", "LH", from, to, at, at.plusSeconds(3 * 3600), AIRCRAFT, CABINS, Example.NOW));
        history.record(inventoryOf(id), new SalesOpened(id, Map.of(Cabin.ECONOMY, 10, Cabin.BUSINESS, 2), Example.NOW));
    }

    private void reserve(String id, int seats, int economyLeft, int businessLeft) {
        history.record(
                inventoryOf(id),
                new SeatsReserved(
                        id,
                        "bkg_1",
                        Map.of(Cabin.ECONOMY, seats),
                        Map.of(Cabin.ECONOMY, economyLeft, Cabin.BUSINESS, businessLeft),
                        Example.NOW));
    }

    private static List<String> ids(Reply found) {
        return found.json()
                .valueStream()
                .map(flight -> flight.get("id").asString())
                .toList();
    }
}
