package io.skybound.command.payment.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Sends the sandbox's notices, as a provider would: signed, each again until it is taken. To save work it tells only what
 * no answer has told: captures that timed out, and pending refunds, which it settles after a moment.
 */
final class SandboxNotices implements ApplicationListener<WebServerInitializedEvent> {

    private static final Logger log = LoggerFactory.getLogger(SandboxNotices.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SandboxBooks books;
    private final SignedNotices notices;
    private final SandboxProperties properties;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private volatile int port;

    SandboxNotices(SandboxBooks books, SignedNotices notices, SandboxProperties properties, Clock clock) {
        this.books = books;
        this.notices = notices;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            port = event.getWebServer().getPort();
        }
    }

    /** Settles what is due, and sends what is owed. */
    void work() {
        books.settlePending(clock.instant().minus(properties.pending()));
        books.owedNotices().forEach(this::send);
    }

    private void send(SandboxBooks.Owed notice) {
        URI target = properties.webhook() != null
                ? properties.webhook()
                : URI.create("http://127.0.0.1:" + port + "/webhooks/gateway");
        if (properties.webhook() == null && port <= 0) {
            return;
        }
        try {
            HttpResponse<Void> answer = http.send(
                    HttpRequest.newBuilder(target)
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json")
                            .header(notices.signatureHeader(), notices.sign(notice.body()))
                            .POST(HttpRequest.BodyPublishers.ofString(notice.body()))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() < 300) {
                books.taken(notice.id());
            }
        } catch (IOException e) {
            log.debug("A notice was not taken: {}", e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
