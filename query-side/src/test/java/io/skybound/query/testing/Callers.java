package io.skybound.query.testing;

import io.skybound.platform.security.AccessTokens;
import io.skybound.platform.security.Caller;
import io.skybound.platform.security.Roles;
import io.skybound.platform.testing.Http;
import java.util.Set;
import org.springframework.core.env.Environment;

/** Whoever asks the application under test. */
public record Callers(AccessTokens tokens, Environment environment) {

    public Http nobody() {
        return Http.on(environment.getRequiredProperty("local.server.port", Integer.class));
    }

    public Http traveller(String userId) {
        return somebody(userId, Roles.TRAVELLER);
    }

    public Http somebody(String userId, String role) {
        Caller caller = new Caller(userId, userId + "@skybound.example", Set.of(role), "ses_" + userId);
        return nobody().as(tokens.issue(caller).value());
    }
}
