package io.skybound.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.platform.idempotency.Ids;
import io.skybound.platform.testing.Http;
import io.skybound.platform.testing.Http.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@CommandSide.Test
class OpsFlightEndpointIT {

    private static final AtomicInteger NUMBERS = new AtomicInteger((int) (System.nanoTime() % 4000) + 1000);

    @Autowired
    private Callers callers;

    @Autowired
    private Reads reads;

    @Autowired
    private JdbcClient sql;

    private final int number = NUMBERS.incrementAndGet();
    private final String flightId = "flt_sb" + number + "_20270701";

    @AfterEach
    void catchUp() {
        reads.lagging = false;
    }

    @Test
    void putsAFlightOnSale() {
        Reply reply = ops().post("/ops/flights", body());

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.header("Location")).hasValue("/flights/" + flightId);
        assertThat(reply.header("ETag")).hasValue("\"0\"");
        assertThat(reply.text("/id")).isEqualTo(flightId);
        assertThat(reply.text("/flight_number")).isEqualTo("SB" + number);
        assertThat(reads.count("seats_" + flightId)).isEqualTo(1);
    }

    @Test
    void putsAFlightOnSaleOnceADay() {
        ops().post("/ops/flights", body());

        Reply reply = ops().post("/ops/flights", body());

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("flight_already_scheduled");
        assertThat(ops().post("/ops/flights", body().replace("2027-07-01", "2027-07-02"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void findsItsOwnFlightWhenTheAnswerWasLost() {
        Http keyed = ops().with("Idempotency-Key", Ids.random("key"));
        keyed.post("/ops/flights", body());
        sql.sql("DELETE FROM events.idempotent_request").update();

        assertThat(keyed.post("/ops/flights", body()).status()).isEqualTo(201);
        sql.sql("DELETE FROM events.idempotent_request").update();
        assertThat(keyed.post("/ops/flights", body().replace("150", "149")).code())
                .isEqualTo("flight_already_scheduled");
        assertThat(reads.count(flightId)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"JFK\"                | \"QQQ\"                 | 422 | /from_code unknown_airport",
                "\"LAX\"                | \"JFK\"                 | 422 | /to_code same_airport",
                "\"SB\"                 | \"!!\"                  | 422 | /airline_code unknown_airline",
                "\"NUMBER\"             | \"SB-1\"                | 422 | /flight_number invalid_format",
                "T08:00:00-04:00        | T08:00:00               | 422 | /departure_time invalid_value",
                "2027-07-01T08          | 2027-02-30T08           | 422 | /departure_time invalid_value",
                "\"2027-07-01T08:00:00-04:00\" | 1780315200       | 400 | /departure_time wrong_type",
                "2027-07-01T08          | 0000-01-01T00           | 422 | /departure_time out_of_range",
                "2027-07-01T08          | 9999-12-31T23           | 422 | /departure_time out_of_range",
                "T11:15:00-07:00        | T01:15:00-07:00         | 422 | /arrival_time arrival_before_departure",
                "\"A320\"               | \"<script>\"            | 422 | /aircraft_type invalid_format",
                "\"seats\": 150         | \"seats\": 0            | 422 | /cabins/economy/seats out_of_range",
                "\"seats\": 150         | \"seats\": 854          | 422 | /cabins/economy/seats out_of_range",
                "\"seats\": 150         | \"seats\": \"150\"      | 400 | /cabins/economy/seats wrong_type",
                "\"199.90\"             | \"-0.01\"               | 422 | /cabins/economy/price/amount out_of_range",
                "\"199.90\"             | \"199.901\"             | 422 | /cabins/economy/price/amount invalid_value",
                "\"USD\"                | \"QQQ\"                 | 422 | /cabins/economy/price/currency invalid_value",
                "{\"flight_number\"     | {\"id\": \"flt_1\", \"flight_number\" | 400 | /id unknown_field"
            })
    void refusesFlightsThatCanNotBe(String part, String other, int status, String place) {
        Reply reply = ops().post("/ops/flights", body().replace(part.replace("NUMBER", "SB" + number), other));

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(places(reply)).contains(place);
        assertThat(reads.count(flightId)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "{\"economy\": null}", "{\"cargo\": {\"seats\": 1}}"})
    void refusesFlightsWithoutCabins(String cabins) {
        Reply reply = ops().post("/ops/flights", body().replaceAll("\"cabins\": .*", "\"cabins\": " + cabins + "}"));

        assertThat(reply.status()).as(reply.body()).isBetween(400, 422);
        assertThat(reads.count(flightId)).isZero();
    }

    /** Whoever did not hear the answer must not undo what somebody else did since. */
    @Test
    void changesNothingWhenAnAmendmentIsRepeatedWithItsKey() {
        ops().post("/ops/flights", body());
        Http keyed = ops().with("Idempotency-Key", Ids.random("key"));
        Reply first = patch(keyed, flightId, "{\"gate\": \"B22\"}");
        patch(flightId, "{\"gate\": \"C1\"}");
        long before = reads.count(flightId);

        Reply again = patch(keyed, flightId, "{\"gate\": \"B22\"}");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(reads.count(flightId)).isEqualTo(before);
    }

    @Test
    void delaysMovesAndCancels() {
        ops().post("/ops/flights", body());

        Reply delayed = patch(flightId, "{\"departure_time\": \"2027-07-01T09:30:00-04:00\", \"gate\": \"B22\"}");
        assertThat(delayed.status()).as(delayed.body()).isEqualTo(200);
        assertThat(delayed.header("ETag")).hasValue("\"3\"");

        Reply cancelled = patch(flightId, "{\"status\": \"cancelled\", \"reason\": \"crew strike\"}");
        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
        assertThat(reads.count("seats_" + flightId)).isEqualTo(2);

        assertThat(patch(flightId, "{\"gate\": \"C1\"}").code()).isEqualTo("flight_is_final");
        assertThat(patch(flightId, "{\"status\": \"cancelled\"}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'status': 'lost'}                                | 422",
                "{'status': 1}                                     | 400",
                "{'gate': '<b>'}                                   | 422",
                "{'reason': 'late\\naircraft'}                     | 422",
                "{'arrival_time': '2020-01-01T00:00:00Z'}          | 422",
                "{'departure_time': '2027-07-01'}                  | 422",
                "{'seats': 3}                                      | 400",
                "{'price': {'amount': '0.01', 'currency': 'USD'}}  | 400",
                "[]                                                | 400"
            })
    void refusesAmendmentsThatCanNotBeMeant(String body, int status) {
        ops().post("/ops/flights", body());

        Reply reply = patch(flightId, body.replace('\'', '"'));

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reads.count(flightId)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"flt_nowhere", "bkg_1", "seats_flt_1", "x"})
    void knowsNoFlightThatIsNotThere(String id) {
        assertThat(patch(id, "{}").code()).isEqualTo("flight_not_found");
    }

    @Test
    void saysThatItIsDoneWhenTheReadsDoNotKeepUp() {
        reads.lagging = true;

        Reply reply = ops().post("/ops/flights", body());

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.header("Location")).hasValue("/flights/" + flightId);
    }

    @Test
    void servesOperationsOnly() {
        assertThat(callers.as("usr_ada", "traveller")
                        .post("/ops/flights", body())
                        .status())
                .isEqualTo(403);
        assertThat(callers.nobody().post("/ops/flights", body()).status()).isEqualTo(401);
    }

    @Test
    void describesItsFailuresInTheApiDocument() {
        JsonNode paths = callers.nobody().get("/v3/api-docs").json().at("/paths");

        for (String operation : List.of(
                "/bookings post",
                "/bookings/{id} put",
                "/bookings/{id} delete",
                "/payments post",
                "/ops/flights post",
                "/ops/flights/{id} patch")) {
            String[] pathAndMethod = operation.split(" ");
            JsonNode responses =
                    paths.path(pathAndMethod[0]).path(pathAndMethod[1]).path("responses");
            assertThat(responses.propertyNames()).as(operation).contains("401", "403", "503");
            responses
                    .propertyStream()
                    .filter(response -> !response.getKey().equals("202")
                            && !response.getKey().equals("default"))
                    .forEach(response -> assertThat(response.getValue()
                                    .path("content")
                                    .valueStream()
                                    .flatMap(content -> content.path("examples").valueStream()))
                            .as(operation + " " + response.getKey())
                            .isNotEmpty());
        }
        assertThat(paths.at("/~1bookings/post/responses/409/content/application~1problem+json/examples")
                        .propertyNames())
                .contains("sold_out", "flight_not_bookable");
    }

    private Http ops() {
        return callers.as("usr_ops", "ops");
    }

    private Reply patch(String id, String body) {
        return patch(ops(), id, body);
    }

    private static Reply patch(Http caller, String id, String body) {
        return caller.with("Content-Type", "application/json")
                .send("PATCH", "/ops/flights/" + id, BodyPublishers.ofString(body));
    }

    private String body() {
        return """
                {"flight_number": "SB%d", "airline_code": "SB", "from_code": "JFK", "to_code": "LAX",
                 "departure_time": "2027-07-01T08:00:00-04:00", "arrival_time": "2027-07-01T11:15:00-07:00",
                 "aircraft_type": "A320",
                 "cabins": {"economy": {"seats": 150, "price": {"amount": "199.90", "currency": "USD"}}}}""".formatted(number);
    }

    private static List<String> places(Reply reply) {
        return StreamSupport.stream(reply.json().at("/errors").spliterator(), false)
                .map(error -> error.at("/pointer").asString() + " "
                        + error.at("/code").asString())
                .toList();
    }
}
