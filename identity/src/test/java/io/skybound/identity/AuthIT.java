package io.skybound.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.platform.testing.Http;
import io.skybound.platform.testing.Http.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@IdentityTest
@ExtendWith(OutputCaptureExtension.class)
class AuthIT {

    private static final String PASSWORD = "analytical engine";

    @LocalServerPort
    int port;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    Http http = Http.on(0);
    final String email = "ada-" + UUID.randomUUID() + "@skybound.example";

    @BeforeEach
    void connect() {
        http = Http.on(port);
    }

    @Test
    void opensAnAccount() {
        Reply reply = register(email.toUpperCase(java.util.Locale.ROOT), PASSWORD);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.json().propertyNames())
                .containsExactly("id", "email", "first_name", "last_name", "phone_number", "created_at", "updated_at");
        assertThat(reply.text("/id")).startsWith("usr_").hasSize(30);
        assertThat(reply.text("/email")).isEqualTo(email);
        assertThat(reply.text("/phone_number")).isEqualTo("+441632960000");
        assertThat(reply.text("/created_at")).endsWith("Z");
    }

    @Test
    void opensOneAccountPerAddressHoweverManyAsk() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> replies = Stream.generate(() -> callers.submit(() -> register(email, PASSWORD)))
                    .limit(8)
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Reply> reply : replies) {
                statuses.add(reply.get().status());
            }
            assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        }
        assertThat(register(email, PASSWORD).code()).isEqualTo("email_taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "password123", "aaaaaaaaaaaa", "QwertyUiop123"})
    void refusesAWeakPassword(String weak) {
        Reply reply = register(email, weak);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("weak_password");
        assertThat(reply.text("/errors/0/pointer")).isEqualTo("/password");
        assertThat(reply.body()).doesNotContain(weak);
        assertThat(register(email, email).code()).isEqualTo("weak_password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "a@b",
                "a@b.c\\r\\nBcc: x@y.zz",
                "a@b.cc\\n",
                "<b>@x.yy",
                "a b@x.yy",
                "ä@x.yy",
                "a@@x.yy",
                "\\\"a\\\"@x.yy",
                ""
            })
    void refusesWhatIsNoAddress(String odd) {
        Reply reply = register(odd, PASSWORD);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("invalid_request");
        assertThat(reply.text("/errors/0/pointer")).isEqualTo("/email");
    }

    @Test
    void namesEverythingThatIsWrong() {
        Reply reply = http.post("/auth/register", """
                {"email":"x","password":"short","first_name":"<b>Ada</b>","last_name":"Love\\nlace","phone_number":"call me"}""");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(places(reply))
                .containsExactlyInAnyOrder(
                        "/email invalid_format",
                        "/first_name invalid_format",
                        "/last_name invalid_format",
                        "/phone_number invalid_format",
                        "/password weak_password");
        assertThat(places(http.post("/auth/register", "{}"))).hasSize(4);
    }

    @Test
    void takesNoRoleAndNoIdFromOutside() {
        Reply reply = http.post("/auth/register", """
                {"email":"%s","password":"%s","first_name":"A","last_name":"B","roles":["ops"],"id":"usr_1"}""".formatted(email, PASSWORD));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(places(reply)).containsExactly("/id unknown_field", "/roles unknown_field");
    }

    @Test
    void signsIn() {
        register(email, PASSWORD);
        Reply reply = login(email.toUpperCase(java.util.Locale.ROOT), PASSWORD);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().propertyNames())
                .containsExactly("access_token", "token_type", "expires_in", "refresh_token");
        assertThat(reply.text("/token_type")).isEqualTo("bearer");
        assertThat(reply.json().at("/expires_in").asInt()).isEqualTo(900);
        assertThat(reply.header("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(http.as(reply.text("/access_token")).get("/users/me").text("/email"))
                .isEqualTo(email);
    }

    @Test
    void tellsNobodyWhoHasAnAccount() {
        register(email, PASSWORD);
        Reply wrong = login(email, "not the password");
        Reply unknown = login("nobody-" + email, "not the password");
        assertThat(wrong.status()).isEqualTo(401).isEqualTo(unknown.status());
        assertThat(wrong.code()).isEqualTo("invalid_credentials");
        assertThat(withoutRequestId(wrong)).isEqualTo(withoutRequestId(unknown));
    }

    @Test
    void stopsGuessingAfterTenFailures() {
        register(email, PASSWORD);
        for (int i = 0; i < 10; i++) {
            assertThat(login(email, "guess number " + i).status()).isEqualTo(401);
        }
        Reply refused = login(email, PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("too_many_requests");
        assertThat(refused.header("Retry-After")).isPresent();
        assertThat(refused.header("RateLimit-Limit")).hasValue("10");
        assertThat(refused.header("RateLimit-Remaining")).hasValue("0");
        assertThat(refused.header("RateLimit-Reset")).isPresent();

        clock.pass(Duration.ofMinutes(15));
        assertThat(login(email, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void countsOnlyFailures() {
        register(email, PASSWORD);
        for (int i = 0; i < 25; i++) {
            assertThat(login(email, PASSWORD).status()).isEqualTo(200);
        }
    }

    @Test
    void rotatesRefreshTokens() {
        Reply first = signIn();
        Reply second = refresh(first);
        assertThat(second.status()).as(second.body()).isEqualTo(200);
        assertThat(second.text("/refresh_token")).isNotEqualTo(first.text("/refresh_token"));
        assertThat(http.as(second.text("/access_token")).get("/users/me").status())
                .isEqualTo(200);
        assertThat(refresh(second).status()).isEqualTo(200);
    }

    @Test
    void givesALostAnswerAgain() {
        Reply first = signIn();
        Reply lost = refresh(first);
        Reply again = refresh(first);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("/refresh_token")).isEqualTo(lost.text("/refresh_token"));
        assertThat(refresh(again).status()).isEqualTo(200);
    }

    @Test
    void givesParallelRefreshesTheSameSuccessor() throws Exception {
        Reply first = signIn();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> replies = Stream.generate(() -> callers.submit(() -> refresh(first)))
                    .limit(8)
                    .toList();
            List<String> successors = new ArrayList<>();
            for (Future<Reply> reply : replies) {
                successors.add(reply.get().text("/refresh_token"));
            }
            assertThat(successors).doesNotContain("").containsOnly(successors.getFirst());
        }
    }

    @Test
    void endsTheSessionWhenATokenIsUsedAfterTheGrace() {
        Reply first = signIn();
        Reply second = refresh(first);
        clock.pass(Duration.ofSeconds(11));
        Reply reused = refresh(first);
        assertThat(reused.status()).isEqualTo(401);
        assertThat(reused.code()).isEqualTo("token_reused");
        assertThat(refresh(second).status()).isEqualTo(401);
        assertThat(http.as(second.text("/access_token")).get("/users/me").status())
                .isEqualTo(401);
    }

    @Test
    void endsTheSessionWhenATokenIsUsedAfterItsSuccessor() {
        Reply first = signIn();
        Reply second = refresh(first);
        Reply third = refresh(second);
        assertThat(refresh(first).code()).isEqualTo("token_reused");
        assertThat(refresh(third).code()).isEqualTo("invalid_refresh_token");
    }

    @Test
    void forgetsSessionsThatAreNotUsed() {
        Reply first = signIn();
        clock.pass(Duration.ofDays(31));
        assertThat(refresh(first).code()).isEqualTo("invalid_refresh_token");
        assertThat(http.as(first.text("/access_token")).get("/users/me").status())
                .isEqualTo(401);
    }

    @Test
    void refusesMadeUpRefreshTokens() {
        assertThat(http.post("/auth/refresh", "{\"refresh_token\":\"made-up\"}").code())
                .isEqualTo("invalid_refresh_token");
        assertThat(http.post("/auth/refresh", "{}").status()).isEqualTo(422);
    }

    @Test
    void logsOutAtOnce() {
        Reply phone = signIn();
        Reply laptop = login(email, PASSWORD);
        Reply out = http.as(phone.text("/access_token")).post("/auth/logout", refreshBody(phone));
        assertThat(out.status()).isEqualTo(204);
        assertThat(http.as(phone.text("/access_token")).get("/users/me").status())
                .isEqualTo(401);
        assertThat(refresh(phone).status()).isEqualTo(401);
        assertThat(http.as(laptop.text("/access_token")).get("/users/me").status())
                .isEqualTo(200);
        assertThat(refresh(laptop).status()).isEqualTo(200);
    }

    @Test
    void logsNobodyElseOut() {
        Reply ada = signIn();
        register("x" + email, PASSWORD);
        Reply other = login("x" + email, PASSWORD);
        assertThat(http.as(other.text("/access_token"))
                        .post("/auth/logout", refreshBody(ada))
                        .status())
                .isEqualTo(204);
        assertThat(http.as(ada.text("/access_token")).get("/users/me").status()).isEqualTo(200);
        assertThat(http.post("/auth/logout", refreshBody(ada)).status()).isEqualTo(401);
    }

    @Test
    void storesAndLogsNoSecret(CapturedOutput output) {
        Reply first = signIn();
        Reply second = refresh(first);
        login(email, "not the password");
        String stored = String.join(
                "\n",
                jdbc.sql("select t::text from identity.refresh_token t union all select s::text from identity.session s"
                                + " union all select a::text from identity.account a")
                        .query(String.class)
                        .list());
        for (String secret : List.of(
                PASSWORD, first.text("/refresh_token"), second.text("/refresh_token"), first.text("/access_token"))) {
            assertThat(stored).doesNotContain(secret);
            assertThat(output.getAll()).doesNotContain(secret);
        }
        assertThat(output.getAll()).doesNotContain(email);
        assertThat(stored).contains("$argon2id$");
    }

    @Test
    void hasNoDemoAccountsOnARealDatabase() {
        assertThat(login("ops@skybound.example", DemoAccounts.PASSWORD).status())
                .isEqualTo(401);
    }

    @Test
    void describesItself() {
        Reply document = http.get("/v3/api-docs");
        for (String path : List.of("register", "login", "refresh", "logout")) {
            assertThat(document.json()
                            .at("/paths/~1auth~1" + path + "/post/summary")
                            .asString())
                    .isNotEmpty();
        }
        assertThat(document.json()
                        .at("/components/schemas/Registration/properties/first_name/example")
                        .asString())
                .isEqualTo("Ada");
        assertThat(document.json().at("/paths/~1users~1me/get/security/0").has("bearer"))
                .isTrue();
    }

    private Reply register(String email, String password) {
        return http.post("/auth/register", """
                {"email":"%s","password":"%s","first_name":"Ada","last_name":"Lovelace","phone_number":"+44 1632 960000"}""".formatted(email, password));
    }

    private Reply login(String email, String password) {
        return http.post("/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
    }

    private Reply signIn() {
        register(email, PASSWORD);
        return login(email, PASSWORD);
    }

    private Reply refresh(Reply tokens) {
        return http.post("/auth/refresh", refreshBody(tokens));
    }

    private static String refreshBody(Reply tokens) {
        return "{\"refresh_token\":\"%s\"}".formatted(tokens.text("/refresh_token"));
    }

    private static String withoutRequestId(Reply reply) {
        return reply.body().replaceAll("\"request_id\":\"[^\"]*\"", "");
    }

    private static List<String> places(Reply reply) {
        return StreamSupport.stream(reply.json().at("/errors").spliterator(), false)
                .map(error -> error.at("/pointer").asString() + " "
                        + error.at("/code").asString())
                .toList();
    }
}
