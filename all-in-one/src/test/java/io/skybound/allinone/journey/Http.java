package io.skybound.allinone.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a product wherever it is running at the moment. */
final class Http {
    /** Longer than any request may take: whoever runs into it has found a hang. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private final Supplier<URI> where;

    Http(Front front) {
        this(front::uri);
    }

    private Http(Supplier<URI> where) {
        this.where = where;
    }

    /** On the port for those who run the product. */
    static Http ofManagement(Product product) {
        return new Http(product::management);
    }

    Answer get(String path, Map<String, String> headers) {
        return send("GET", path, null, headers);
    }

    Answer post(String path, @Nullable Object body, Map<String, String> headers) {
        return send("POST", path, body, headers);
    }

    /** @param body text as it is, anything else as JSON, null for none */
    Answer send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        try {
            return answer(CLIENT.send(request(method, path, body, headers), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** For those who don't wait for the answer. */
    CompletableFuture<Answer> sendLater(
            String method, String path, @Nullable Object body, Map<String, String> headers) {
        return CLIENT.sendAsync(request(method, path, body, headers), BodyHandlers.ofString())
                .thenApply(Http::answer);
    }

    boolean isReady() {
        try {
            HttpRequest health = HttpRequest.newBuilder(where.get().resolve("/readyz"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return CLIENT.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private HttpRequest request(String method, String path, @Nullable Object body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(where.get() + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json");
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            String text = body instanceof String raw ? raw : JsonMapper.shared().writeValueAsString(body);
            request.method(method, BodyPublishers.ofString(text));
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        return request.build();
    }

    private static Answer answer(HttpResponse<String> response) {
        HttpRequest request = response.request();
        return new Answer(
                request.method() + " " + request.uri().getPath() + " → " + response.statusCode(),
                response.statusCode(),
                response.headers(),
                response.body());
    }
}
