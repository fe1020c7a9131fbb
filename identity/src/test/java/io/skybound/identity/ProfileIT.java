package io.skybound.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.platform.testing.Http;
import io.skybound.platform.testing.Http.Reply;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@IdentityTest
class ProfileIT {

    @LocalServerPort
    int port;

    Http ada = Http.on(0);

    @BeforeEach
    void signIn() {
        String email = "ada-" + UUID.randomUUID() + "@skybound.example";
        Http http = Http.on(port);
        http.post("/auth/register", """
            {"email":"%s","password":"analytical engine","first_name":"Ada","last_name":"Lovelace"}\
            """.formatted(email));
        Reply tokens = http.post("/auth/login", """
            {"email":"%s","password":"analytical engine"}\
            """.formatted(email));
        ada = http.as(tokens.text("/access_token"));
    }

    @Test
    void startsEmpty() {
        Reply profile = ada.get("/users/me");
        assertThat(profile.json().propertyNames())
                .containsExactly(
                        "id",
                        "email",
                        "roles",
                        "first_name",
                        "last_name",
                        "phone_number",
                        "address",
                        "city",
                        "country",
                        "zip_code",
                        "preferences",
                        "created_at",
                        "updated_at");
        assertThat(profile.json().at("/city").isNull()).isTrue();
        assertThat(profile.json().at("/preferences").isEmpty()).isTrue();
        assertThat(profile.header("ETag")).hasValue("\"0\"");
    }

    @Test
    void changesWhatIsSentAndKeepsTheRest() {
        Reply changed = ada.put("/users/me", """
            {"city":" London ","phone_number":"+44 (1632) 960-001","preferences":{"seat":"window","meals":["vegan"],"n":1.10}}\
            """);
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.text("/first_name")).isEqualTo("Ada");
        assertThat(changed.text("/city")).isEqualTo("London");
        assertThat(changed.text("/phone_number")).isEqualTo("+441632960001");
        assertThat(changed.json().at("/preferences").toString())
                .isEqualTo("{\"seat\":\"window\",\"meals\":[\"vegan\"],\"n\":1.10}");
        assertThat(changed.header("ETag")).hasValue("\"1\"");
        assertThat(ada.get("/users/me").body()).isEqualTo(changed.body());

        Reply cleared = ada.put("/users/me", "{\"city\":\"\",\"preferences\":{}}");
        assertThat(cleared.json().at("/city").isNull()).isTrue();
        assertThat(cleared.json().at("/preferences").isEmpty()).isTrue();
    }

    @Test
    void overwritesNothingUnseen() {
        ada.put("/users/me", "{\"city\":\"London\"}");
        Reply stale = ada.with("If-Match", "\"0\"").put("/users/me", "{\"city\":\"Paris\"}");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.code()).isEqualTo("precondition_failed");
        assertThat(ada.with("If-Match", "\"1\"")
                        .put("/users/me", "{\"city\":\"Paris\"}")
                        .status())
                .isEqualTo(200);
        assertThat(ada.with("If-None-Match", "\"2\"").get("/users/me").status()).isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"first_name":""}                    | 422 | /first_name
        {"first_name":"  "}                  | 422 | /first_name
        {"last_name":"<script>"}             | 422 | /last_name
        {"last_name":"a\\u0000b"}            | 422 | /last_name
        {"city":"a\\u202Eb"}                 | 422 | /city
        {"phone_number":"12"}                | 422 | /phone_number
        {"email":"other@skybound.example"}   | 400 | /email
        {"roles":["ops"]}                    | 400 | /roles
        {"preferences":"window"}             | 400 | /preferences
        {"preferences":[1]}                  | 400 | /preferences
        {"preferences":{"a":1,"a":2}}        | 400 | ''
        """)
    void refusesWhatDoesNotFit(String body, int status, String pointer) {
        Reply reply = ada.put("/users/me", body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(ada.get("/users/me").header("ETag")).hasValue("\"0\"");
    }

    @Test
    void keepsPreferencesSmall() {
        Reply reply = ada.put("/users/me", "{\"preferences\":{\"x\":\"" + "y".repeat(5000) + "\"}}");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("/errors/0/pointer")).isEqualTo("/preferences");
    }
}
