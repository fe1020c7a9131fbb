package io.skybound.query.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Somebody who watches a stream of server-sent events, and writes down each line. */
public final class Watcher implements AutoCloseable {

    /** One event as it came; null for what it did not have. */
    public record Seen(
            @Nullable String event,
            @Nullable String id,
            @Nullable String data) {}

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<InputStream> response;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    private Watcher(HttpResponse<InputStream> response) {
        this.response = response;
        Thread.ofVirtual().start(this::read);
    }

    public static Watcher of(URI stream, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(stream).header("Accept", "text/event-stream");
        headers.forEach(request::setHeader);
        try {
            return new Watcher(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** All of a body that ends. */
    public String body() {
        awaitEnd();
        return String.join("\n", lines);
    }

    /** The events as soon as there are so many. */
    public List<Seen> await(int events) {
        org.awaitility.Awaitility.await(events + " events, not only " + seen)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> seen.size() >= events);
        return List.copyOf(seen);
    }

    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    public List<String> ids() {
        return seen.stream().map(event -> String.valueOf(event.id())).toList();
    }

    public List<String> lines() {
        return lines;
    }

    /** Returns when the other side has ended the stream. */
    public void awaitEnd() {
        org.awaitility.Awaitility.await("the end of the stream").until(() -> ended);
    }

    public boolean isOpen() {
        return !ended;
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException gone) {
            // as intended
        }
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String event = null;
            String id = null;
            String data = null;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && data != null) {
                    seen.add(new Seen(event, id, data));
                    event = null;
                    id = null;
                    data = null;
                }
            }
        } catch (IOException gone) {
            // the end of a stream
        } finally {
            ended = true;
        }
    }
}
