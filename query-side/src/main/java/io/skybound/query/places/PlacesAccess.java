package io.skybound.query.places;

import io.skybound.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Everybody may look up airports. */
@Configuration(proxyBeanMethods = false)
class PlacesAccess {

    @Bean
    AccessRules placesAccessRules() {
        return AccessRules.rules()
                .anyone(HttpMethod.GET, "/airports", "/airports/{id}", "/cache/airports", "/cache/airlines");
    }
}
