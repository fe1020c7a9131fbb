package io.skybound.query.operations;

import io.skybound.platform.security.AccessRules;
import io.skybound.platform.security.Roles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

    @Bean
    AccessRules projectionAccess() {
        return AccessRules.rules()
                .role(
                        Roles.OPS,
                        HttpMethod.GET,
                        "/ops/projections",
                        "/ops/projections/{name}",
                        "/ops/projections/{name}/dead-letters",
                        "/ops/projections/{name}/dead-letters/{id}")
                .role(
                        Roles.OPS,
                        HttpMethod.POST,
                        "/ops/projections/{name}/rebuild",
                        "/ops/projections/{name}/dead-letters/{id}/retry")
                .role(Roles.OPS, HttpMethod.DELETE, "/ops/projections/{name}/dead-letters/{id}");
    }
}
