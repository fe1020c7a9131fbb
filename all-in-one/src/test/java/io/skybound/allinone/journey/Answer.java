package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back over HTTP. */
record Answer(String request, int status, HttpHeaders headers, String body) {

    JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    /** The text at this JSON pointer, empty if there is none. */
    String at(String pointer) {
        return json().at(pointer).asString("");
    }

    /** The texts at this pointer of each element of the array. */
    List<String> each(String pointer) {
        return each("", pointer);
    }

    /** The texts at this pointer of each element of the array at that one. */
    List<String> each(String array, String pointer) {
        return StreamSupport.stream(json().at(array).spliterator(), false)
                .map(node -> node.at(pointer).asString(""))
                .toList();
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    String id() {
        return at("/id");
    }

    /** The status, and for a problem its code: {@code 409 sold_out}. */
    String outcome() {
        return status < 400 ? Integer.toString(status) : status + " " + at("/code");
    }

    long version() {
        return json().at("/version").asLong();
    }

    String etag() {
        return header("ETag");
    }

    Answer expect(int expected) {
        assertThat(status).as("%s\n%s", request, body).isEqualTo(expected);
        return this;
    }

    /** An RFC 9457 problem with this status and code, complete, and giving nothing away. */
    Answer refuses(int expected, String code) {
        expect(expected);
        assertThat(header("Content-Type")).as(request).startsWith("application/problem+json");
        assertThat(at("/code")).as("%s\n%s", request, body).isEqualTo(code);
        assertThat(json().at("/status").asInt()).as(body).isEqualTo(expected);
        assertThat(at("/title")).as(body).isNotEmpty();
        assertThat(at("/detail")).as(body).isNotEmpty();
        assertThat(at("/instance")).as(body).isNotEmpty();
        assertThat(json().has("type")).as(body).isTrue();
        assertThat(json().path("retryable").isBoolean()).as(body).isTrue();
        assertThat(at("/request_id")).as(body).isNotEmpty().isEqualTo(header("X-Request-Id"));
        assertThat(body).doesNotContain("Exception", "io.skybound", "org.springframework", "SELECT ", "\tat ");
        return this;
    }

    /** The broken rules of a problem, as {@code pointer code}. */
    List<String> errors() {
        return StreamSupport.stream(json().path("errors").spliterator(), false)
                .map(error -> error.path("pointer").asString("") + " "
                        + error.path("code").asString(""))
                .toList();
    }
}
