package io.skybound.platform.testing;

import io.skybound.platform.web.HttpJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A caller on the other side of the wire: {@code Http.on(port).as(token).post("/bookings", json)}. */
public record Http(int port, String[] headers) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What came back. */
    public record Reply(int status, String body, HttpResponse<String> whole) {
        public JsonNode json() {
            return HttpJson.mapper().readTree(body);
        }

        public String text(String pointer) {
            return json().at(pointer).asString();
        }

        public String code() {
            return text("/code");
        }

        public Optional<String> header(String name) {
            return whole.headers().firstValue(name);
        }
    }

    public static Http on(int port) {
        return new Http(port, new String[0]);
    }

    public Http with(String name, String value) {
        String[] more = java.util.Arrays.copyOf(headers, headers.length + 2);
        more[headers.length] = name;
        more[headers.length + 1] = value;
        return new Http(port, more);
    }

    public Http as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public Reply get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    public Reply post(String path, String json) {
        return with("Content-Type", "application/json").send("POST", path, HttpRequest.BodyPublishers.ofString(json));
    }

    public Reply put(String path, String json) {
        return with("Content-Type", "application/json").send("PUT", path, HttpRequest.BodyPublishers.ofString(json));
    }

    public Reply delete(String path) {
        return send("DELETE", path, HttpRequest.BodyPublishers.noBody());
    }

    public Reply send(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(java.time.Duration.ofSeconds(30))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
