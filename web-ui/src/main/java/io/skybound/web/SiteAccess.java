package io.skybound.web;

import io.skybound.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Everybody may load the pages; what they show needs the rights of whoever looks. */
@Configuration(proxyBeanMethods = false)
class SiteAccess {

    @Bean
    AccessRules siteAccessRules() {
        return AccessRules.rules().anyone(HttpMethod.GET, "/", "/worker.js", "/ui/{version}/{*file}");
    }
}
