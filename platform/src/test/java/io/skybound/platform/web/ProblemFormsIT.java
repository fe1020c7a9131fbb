package io.skybound.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.platform.testing.Http;
import io.skybound.platform.testing.Http.Reply;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class ProblemFormsIT {

    @LocalServerPort
    int port;

    Http http = Http.on(0);

    @BeforeEach
    void connect() {
        http = Http.on(port);
    }

    @Test
    void answersInTheFormThatWasPromised() {
        Reply reply = http.with("X-Request-Id", "ada-42").get("/open/failing/problem");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.header("Content-Type")).hasValue("application/problem+json");
        assertThat(reply.header("X-Request-Id")).hasValue("ada-42");
        assertThat(reply.body()).isEqualTo("""
                {"type":"urn:skybound:problem:sold_out","title":"Sold out","status":409,"detail":"No seats left.",\
                "instance":"/open/failing/problem","code":"sold_out","request_id":"ada-42","retryable":false}""");
    }

    @Test
    void namesEveryRuleThatABodyBreaks() {
        Reply reply = http.post("/open/orders", """
                {"passengers":[{"first_name":" ","date_of_birth":"1985-12-10"},{}],"seats":-1,"contact_email":"nobody"}""");
        assertProblem(reply, 422, "invalid_request");
        assertThat(places(reply))
                .containsExactly(
                        "/contact_email invalid_email",
                        "/passengers/0/first_name required",
                        "/passengers/1/date_of_birth required",
                        "/passengers/1/first_name required",
                        "/seats out_of_range");
    }

    @Test
    void namesEveryFieldThatCantBeRead() {
        Reply reply = http.post("/open/orders", """
                {"passengers":[{"first_name":5,"date_of_birth":"1985-12-10","id":1}],"seats":"2","status":"paid"}""");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(places(reply))
                .containsExactly(
                        "/passengers/0/first_name wrong_type",
                        "/passengers/0/id unknown_field",
                        "/seats wrong_type",
                        "/status unknown_field");
    }

    @Test
    void speaksEnglishToEverybody() {
        Reply reply = http.with("Accept-Language", "de").post("/open/orders", "{\"passengers\":[],\"seats\":0}");
        assertThat(reply.body()).contains("must be greater than 0");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /nothing,                     404, not_found",
        "GET,  /open/nothing,                404, not_found",
        "POST, /nothing,                     404, not_found",
        "GET,  /open/list?limit=x,           400, invalid_parameter",
        "GET,  /open/list,                   400, missing_parameter",
        "GET,  /open/list?limit=201,         400, invalid_parameter",
        "GET,  /open/list?limit=1&after=%21, 400, invalid_cursor",
        "GET,  /open/list?limit=1&after=%00, 400, bad_request",
        "GET,  /open/list?limit=1&after=%FF, 400, bad_request",
        "GET,  /open/things/x,               400, invalid_parameter",
        "GET,  /open/headers,                400, missing_header",
        "POST, /open/list?limit=1,           405, method_not_allowed",
        "PUT,  /open/list,                   405, method_not_allowed",
        "GET,  /open/failing/pool,           503, service_unavailable",
        "GET,  /open/failing/timeout,        503, service_unavailable",
        "GET,  /open/failing/secret,         500, internal_error",
        "GET,  /open//list,                  400, bad_request",
        "GET,  /open/%2e%2e/list,            400, bad_request",
        "GET,  /error,                       404, not_found",
        "GET,  /unlisted,                    401, unauthorized",
        "GET,  /whoami,                      401, unauthorized",
    })
    void answersEveryFailureAsAProblem(String method, String path, int status, String code) {
        assertProblem(http.send(method, path, BodyPublishers.noBody()), status, code);
    }

    @Test
    void saysWhenToTryAgain() {
        Reply reply = http.get("/open/failing/pool");
        assertThat(reply.json().at("/retryable").asBoolean()).isTrue();
        assertThat(reply.header("Retry-After"))
                .hasValueSatisfying(seconds -> assertThat(seconds).matches("\\d+"));
    }

    @Test
    void keepsTheInsideInside() {
        assertThat(http.get("/open/failing/secret").body()).doesNotContain("select", "io.skybound", "Exception");
    }

    @Test
    void refusesOtherTypesOfBodyAndAnswer() {
        assertProblem(
                http.with("Content-Type", "text/plain").send("POST", "/open/orders", BodyPublishers.ofString("x")),
                415,
                "unsupported_media_type");
        assertProblem(http.with("Accept", "image/png").get("/open/things/1"), 406, "not_acceptable");
    }

    @Test
    void readsNoOtherLanguageThanJson() {
        for (String type : List.of(
                "application/yaml", "application/xml", "application/cbor", "application/x-www-form-urlencoded")) {
            assertProblem(
                    http.with("Content-Type", type).send("POST", "/open/orders", BodyPublishers.ofString("seats: '2'")),
                    415,
                    "unsupported_media_type");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /open/list?limit=<x> HTTP/1.1", "GET /open/list?limit=1&after=%ZZ HTTP/1.1", "GARBAGE"})
    void answersEvenWhatIsNoRequest(String line) throws Exception {
        String answer = raw(line);
        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "\"code\":\"bad_request\"");
        assertThat(answer).doesNotContain("<html", "Tomcat");
    }

    @Test
    void namesThePathThatTheContainerRefused() throws Exception {
        assertThat(raw("PROPFIND /open/list HTTP/1.1")).contains("\"instance\":\"/open/list\"");
    }

    private String raw(String line) throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void refusesAnEmptyBody() {
        assertProblem(http.post("/open/orders", ""), 400, "malformed_json");
        assertProblem(http.post("/open/orders", "null"), 400, "malformed_json");
    }

    @Test
    void refusesALargeBodyHoweverItComes() {
        String large = "{\"contact_email\":\"" + "x".repeat(70_000) + "\"}";
        assertProblem(http.post("/open/orders", large), 413, "body_too_large");
        Reply chunked = http.with("Content-Type", "application/json")
                .send(
                        "POST",
                        "/open/orders",
                        BodyPublishers.fromPublisher(
                                BodyPublishers.ofByteArrays(List.of(large.getBytes(StandardCharsets.UTF_8)))));
        assertProblem(chunked, 413, "body_too_large");
    }

    @Test
    void replacesARequestIdThatCouldBreakALogLine() {
        String made = http.with("X-Request-Id", "a b\"c")
                .get("/open/things/1")
                .header("X-Request-Id")
                .orElseThrow();
        assertThat(made).startsWith("req_").hasSize(30);
        assertThat(http.with("X-Request-Id", "x".repeat(129))
                        .get("/open/things/1")
                        .header("X-Request-Id")
                        .orElseThrow())
                .startsWith("req_");
    }

    @Test
    void savesAnAnswerThatTheCallerHas() {
        Reply first = http.get("/open/things/7");
        assertThat(first.header("ETag")).hasValue("\"7\"");
        Reply again = http.with("If-None-Match", "\"7\"").get("/open/things/7");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(http.with("If-None-Match", "\"6\"").get("/open/things/7").status())
                .isEqualTo(200);
    }

    @Test
    void protectsBrowsers() {
        Reply reply = http.get("/open/things/1");
        assertThat(reply.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(reply.header("Content-Security-Policy")).isPresent();
        assertThat(http.with("Origin", "https://evil.example")
                        .get("/open/things/1")
                        .header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void describesItself() {
        Reply document = http.get("/v3/api-docs");
        assertThat(document.body()).startsWith("{\"openapi\"");
        assertThat(document.json()
                        .at("/components/securitySchemes/bearer/scheme")
                        .asString())
                .isEqualTo("bearer");
        assertThat(document.json()
                        .at("/components/schemas/Problem/properties/request_id")
                        .isMissingNode())
                .isFalse();
        assertThat(document.json()
                        .at("/components/schemas/Order/properties/contact_email")
                        .isMissingNode())
                .isFalse();
        assertThat(document.json()
                        .at("/components/schemas/Order/properties/price/properties/amount")
                        .isMissingNode())
                .isFalse();
        assertThat(document.json()
                        .at("/paths/~1open~1orders/post/responses/default/content")
                        .has("application/problem+json"))
                .isTrue();
        assertThat(http.get("/swagger-ui/index.html").status()).isEqualTo(200);
    }

    @Test
    void showsOnlyItsHealth() {
        assertThat(http.get("/livez").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(http.get("/readyz").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(http.get("/actuator/health").status()).isIn(401, 404);
        assertThat(http.get("/actuator/prometheus").status()).isIn(401, 404);
        assertThat(http.get("/actuator/env").status()).isIn(401, 404);
        assertThat(http.get("/actuator").status()).isIn(401, 404);
    }

    static void assertProblem(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).hasValue("application/problem+json");
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.text("/request_id")).isNotBlank();
        assertThat(reply.body()).doesNotContain("Exception", "java.", "springframework");
    }

    static List<String> places(Reply reply) {
        return StreamSupport.stream(reply.json().at("/errors").spliterator(), false)
                .map(error -> error.at("/pointer").asString() + " "
                        + error.at("/code").asString())
                .toList();
    }
}
