package io.skybound.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssuerKeysIT {
    private final HttpServer server = server();
    private final String url = "http://127.0.0.1:" + server.getAddress().getPort();
    private String saysThatItIs = url;

    @BeforeEach
    void start() {
        server.createContext(
                "/.well-known/openid-configuration",
                exchange ->
                        answer(exchange, "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(saysThatItIs, url)));
        server.createContext("/keys", exchange -> answer(exchange, "{\"keys\":[]}"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void findsTheKeysWhereTheIssuerSaysThatTheyAre() throws KeySourceException {
        assertThat(keysOf(url).getKeys()).isEmpty();
    }

    @Test
    void refusesTheKeysOfWhoSaysThatItIsAnother() {
        saysThatItIs = "https://evil.example";

        assertThatThrownBy(() -> keysOf(url)).isInstanceOf(KeySourceException.class);
    }

    @Test
    void takesTheNameToTheLetter() {
        assertThatThrownBy(() -> keysOf(url + "/")).isInstanceOf(KeySourceException.class);
    }

    private static JWKSet keysOf(String issuer) throws KeySourceException {
        return new IssuerKeys(issuer, null).getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), 0, null);
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length());
            exchange.getResponseBody().write(json.getBytes(UTF_8));
        }
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
