package io.skybound.command.flight;

import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;

import io.skybound.platform.idempotency.IdempotentPaths;
import io.skybound.platform.security.AccessRules;
import io.skybound.platform.security.Roles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may change flights, and how a change is kept from being made twice. */
@Configuration(proxyBeanMethods = false)
class FlightConfiguration {

    @Bean
    AccessRules flightCommandAccess() {
        return AccessRules.rules().role(Roles.OPS, POST, "/ops/flights").role(Roles.OPS, PATCH, "/ops/flights/{id}");
    }

    @Bean
    IdempotentPaths flightCommandKeys() {
        return IdempotentPaths.paths().optional(POST, "/ops/flights").optional(PATCH, "/ops/flights/{id}");
    }
}
