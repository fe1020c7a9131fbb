package io.skybound.query.testing;

import io.skybound.platform.security.AccessTokens;
import io.skybound.platform.security.Caller;
import io.skybound.platform.security.Roles;
import io.skybound.platform.testing.Http;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.core.env.Environment;

/** Whoever asks the application under test. */
public record Callers(AccessTokens tokens, Environment environment) {

    public Http nobody() {
        return Http.on(environment.getRequiredProperty("local.server.port", Integer.class));
    }

    /** Somebody unnamed who opens a stream. */
    public Watcher watch(String path, String... headers) {
        return Watcher.of(URI.create("http://127.0.0.1:" + nobody().port() + path), pairs(headers));
    }

    public String token(String userId, String sessionId) {
        return token(userId, Roles.TRAVELLER, sessionId);
    }

    public String token(String userId, String role, String sessionId) {
        return tokens.issue(new Caller(userId, userId + "@skybound.example", Set.of(role), sessionId))
                .value();
    }

    private static Map<String, String> pairs(String... headers) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i], headers[i + 1]);
        }
        return map;
    }

    public Http traveller(String userId) {
        return somebody(userId, Roles.TRAVELLER);
    }

    public Http somebody(String userId, String role) {
        Caller caller = new Caller(userId, userId + "@skybound.example", Set.of(role), "ses_" + userId);
        return nobody().as(tokens.issue(caller).value());
    }
}
