package io.skybound.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@NullUnmarked
class JsonBodyTest {

    enum TripType {
        @JsonProperty("one-way")
        ONE_WAY,
        @JsonProperty("round-trip")
        ROUND_TRIP
    }

    record Passenger(@NotBlank String firstName, LocalDate dateOfBirth, Integer age) {}

    record Trip(
            @NotNull TripType tripType,
            @Valid @Size(max = 3) List<Passenger> passengers,
            Boolean flexible,
            Money price,
            Instant at,
            @NotBlank String contactEmail,
            Map<String, Object> preferences,
            int seats) {}

    private static final JsonMapper MAPPER = HttpJson.mapper();
    private static final Validator RULES =
            Validation.buildDefaultValidatorFactory().getValidator();

    private final JsonBody body = new JsonBody(MAPPER, RULES);

    @Test
    void readsWhatIsRight() {
        Trip trip = (Trip) read("""
                {"trip_type":"one-way","passengers":[{"first_name":"Ada","date_of_birth":"1985-12-10","age":3}],
                 "flexible":true,"price":{"amount":"199.90","currency":"USD"},"at":"2026-05-01T10:00:00+02:00",
                 "contact_email":"a@b.c","preferences":{"seat":"window"},"seats":2}""");
        assertThat(trip.price()).isEqualTo(Money.parse("USD 199.90"));
        assertThat(trip.at()).isEqualTo("2026-05-01T08:00:00Z");
        assertThat(trip.passengers().getFirst().dateOfBirth()).isEqualTo("1985-12-10");
        assertThat(MAPPER.readTree(MAPPER.writeValueAsString(trip))
                        .at("/price/amount")
                        .asString())
                .isEqualTo("199.90");
        assertThat(MAPPER.readTree(MAPPER.writeValueAsString(trip)).at("/at").asString())
                .isEqualTo("2026-05-01T08:00:00Z");
    }

    @Test
    void reportsEveryMistakeAtOnce() {
        Problem problem = refused("""
                {"trip_type":7,"status":"confirmed","passengers":[{"first_name":5,"date_of_birth":"1985-02-30","role":"ops"},
                 {"age":"12"},{"age":1.5}],"flexible":1,"price":{"amount":199.9,"currency":"USD"},"at":0,"seats":"2"}""");
        assertThat(problem.status().value()).isEqualTo(400);
        assertThat(places(problem))
                .containsExactlyInAnyOrder(
                        "/trip_type wrong_type",
                        "/status unknown_field",
                        "/passengers/0/first_name wrong_type",
                        "/passengers/0/date_of_birth invalid_value",
                        "/passengers/0/role unknown_field",
                        "/passengers/1/age wrong_type",
                        "/passengers/1/first_name required",
                        "/passengers/2/age wrong_type",
                        "/passengers/2/first_name required",
                        "/flexible wrong_type",
                        "/price/amount wrong_type",
                        "/at wrong_type",
                        "/seats wrong_type",
                        "/contact_email required");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"trip_type":"two-way"}                              | /trip_type invalid_value
            {"price":{"amount":"1.999","currency":"USD"}}        | /price/amount invalid_value
            {"price":{"amount":"10.5","currency":"JPY"}}         | /price/amount invalid_value
            {"price":{"amount":"1e9","currency":"USD"}}          | /price/amount invalid_value
            {"price":{"amount":"1.00","currency":"usd"}}         | /price/currency invalid_value
            {"price":{"amount":"1.00","currency":"QQQ"}}         | /price/currency invalid_value
            {"price":{"amount":"1.00"}}                          | /price/currency required
            {"price":{"amount":"1.00","currency":"USD","x":1}}   | /price/x unknown_field
            {"price":"1 USD"}                                    | /price wrong_type
            {"price":[]}                                         | /price wrong_type
            {"at":"2026-05-01T10:00:00"}                         | /at invalid_value
            {"at":"+1000000-05-01T10:00:00Z"}                    | /at invalid_value
            {"passengers":{}}                                    | /passengers wrong_type
            {"passengers":"Ada"}                                 | /passengers wrong_type
            {"passengers":[["Ada"]]}                             | /passengers/0 wrong_type
            {"passengers":[{"date_of_birth":[1985,12,10]}]}      | /passengers/0/date_of_birth wrong_type
            {"passengers":[{"date_of_birth":"1985-12-10T00:00"}]}| /passengers/0/date_of_birth invalid_value
            {"passengers":[{"age":99999999999}]}                 | /passengers/0/age wrong_type
            {"passengers":[{"age":true}]}                        | /passengers/0/age wrong_type
            {"flexible":"true"}                                  | /flexible wrong_type
            {"flexible":""}                                      | /flexible wrong_type
            {"contact_email":true}                               | /contact_email wrong_type
            {"contact_email":["a"]}                              | /contact_email wrong_type
            {"contact_email":{"a":1}}                            | /contact_email wrong_type
            {"preferences":[]}                                   | /preferences wrong_type
            {"tripType":"one-way"}                               | /tripType unknown_field
            {"seats":null}                                       | /seats required
            """)
    void namesTheMistake(String json, String expected) {
        assertThat(places(refused(json))).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"seats\":1",
                "{\"seats\":1}}",
                "{\"seats\":1} {}",
                "{\"seats\":1,\"seats\":2}",
                "{'seats':1}",
                "{\"seats\":01}",
                "{\"seats\":NaN}",
                "{\"seats\":1,}",
                "// hi\n{}",
                "\u0000",
                "{\"contact_email\":\"a\nb\"}"
            })
    void refusesWhatIsNotJson(String json) {
        assertThat(refused(json).code()).isEqualTo("malformed_json");
    }

    @Test
    void refusesDeepNesting() {
        Problem problem = refused("{\"preferences\":" + "[".repeat(5000) + "]".repeat(5000) + "}");
        assertThat(problem.code()).isEqualTo("malformed_json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"x\"", "true"})
    void refusesAnotherKindOfBody(String json) {
        assertThat(refused(json).code()).isEqualTo("wrong_type");
    }

    @Test
    void refusesCharactersNoColumnCanHold() {
        Problem problem =
                refused("{\"contact_email\":\"a\\u0000b\",\"preferences\":{\"x\":\"\\ud800\",\"\\u0000\":1}}");
        assertThat(places(problem))
                .containsExactlyInAnyOrder(
                        "/contact_email invalid_character",
                        "/preferences/x invalid_character",
                        "/preferences invalid_character");
        assertThat(SafeText.isStorable("Zoë 🛫")).isTrue();
    }

    @Test
    void staysBoundedWhateverIsSent() {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 4000; i++) {
            json.append("\"field").append(i).append("\":1,");
        }
        assertThat(refused(json + "\"seats\":1}").errors()).hasSizeLessThanOrEqualTo(60);
    }

    @Test
    void neverNamesAClass() {
        Problem problem = refused("{\"passengers\":[{\"first_name\":5}],\"price\":3,\"at\":true,\"trip_type\":\"x\"}");
        assertThat(problem.errors())
                .allSatisfy(error -> assertThat(error.detail()).doesNotContain("io.", "java", "Passenger"));
        assertThat(problem.errors())
                .anySatisfy(error -> assertThat(error.detail()).isEqualTo("must be one of: one-way, round-trip"));
    }

    private Object read(String json) {
        return body.read(json.getBytes(StandardCharsets.UTF_8), MAPPER.constructType(Trip.class));
    }

    private Problem refused(String json) {
        Problem problem = catchThrowableOfType(Problem.class, () -> read(json));
        assertThat(problem).isNotNull();
        return problem;
    }

    private static List<String> places(Problem problem) {
        return problem.errors().stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }
}
