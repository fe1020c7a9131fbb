package io.skybound.command.http;

import io.skybound.api.example.Example;
import io.skybound.platform.security.AccessTokens;
import io.skybound.platform.security.Caller;
import io.skybound.platform.testing.Http;
import java.util.Set;
import org.springframework.core.env.Environment;

/** People at the other end of the wire. */
class Callers {

    private final AccessTokens tokens;
    private final Environment environment;

    Callers(AccessTokens tokens, Environment environment) {
        this.tokens = tokens;
        this.environment = environment;
    }

    Http as(String userId, String role) {
        return nobody().as(tokens.issue(new Caller(userId, Example.ADAS_MAIL, Set.of(role), "ses_" + userId))
                .value());
    }

    Http nobody() {
        return Http.on(environment.getRequiredProperty("local.server.port", Integer.class));
    }
}
