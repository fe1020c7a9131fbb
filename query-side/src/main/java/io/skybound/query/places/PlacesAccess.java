package io.skybound.query.places;

import io.skybound.platform.security.AccessRules;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Everybody may look up airports. */
@Configuration(proxyBeanMethods = false)
class PlacesAccess {

    @Bean
    AccessRules placesAccessRules() {
        return AccessRules.rules()
                .anyone(HttpMethod.GET, "/airports", "/airports/{id}", "/cache/airports", "/cache/airlines");
    }

    /** Airports are the same until the next release: whoever has an answer already is told so. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> airportTags() {
        var tags = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        tags.addUrlPatterns("/airports", "/airports/*");
        return tags;
    }
}
