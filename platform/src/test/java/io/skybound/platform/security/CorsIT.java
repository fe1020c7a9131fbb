package io.skybound.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.platform.testing.Http;
import io.skybound.platform.testing.Http.Reply;
import io.skybound.platform.web.WebTest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@WebTest
@TestPropertySource(properties = "skybound.security.allowed-origins=https://fly.example")
class CorsIT {

    @LocalServerPort
    int port;

    @Test
    void letsThePagesInThatAreNamed() {
        Reply reply = preflight("https://fly.example");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Access-Control-Allow-Origin")).hasValue("https://fly.example");
        assertThat(reply.header("Access-Control-Allow-Headers").orElseThrow()).containsIgnoringCase("idempotency-key");
    }

    @Test
    void keepsOthersOut() {
        Reply reply = preflight("https://evil.example");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
    }

    private Reply preflight(String origin) {
        return Http.on(port)
                .with("Origin", origin)
                .with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "authorization,idempotency-key,content-type")
                .send("OPTIONS", "/orders", BodyPublishers.noBody());
    }
}
