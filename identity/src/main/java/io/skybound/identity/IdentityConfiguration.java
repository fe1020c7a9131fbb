package io.skybound.identity;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.skybound.platform.database.Schema;
import io.skybound.platform.security.AccessRules;
import io.skybound.platform.security.OwnSignIn;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentityProperties.class)
class IdentityConfiguration {

    @Bean
    Schema identitySchema() {
        return new Schema("identity");
    }

    @Bean
    @OwnSignIn
    AccessRules signInAccess() {
        return AccessRules.rules()
                .anyone(GET, "/.well-known/jwks.json")
                .anyone(POST, "/auth/register", "/auth/login", "/auth/refresh")
                .signedIn(POST, "/auth/logout");
    }

    @Bean
    AccessRules identityAccess() {
        return AccessRules.rules().signedIn(GET, "/users/me").signedIn(PUT, "/users/me");
    }

    @Bean
    Passwords passwords(IdentityProperties properties) {
        return new Passwords(properties.hashing());
    }

    @Bean
    LoginLimits loginLimits(IdentityProperties properties, Clock clock) {
        return new LoginLimits(properties.limits(), clock);
    }
}
