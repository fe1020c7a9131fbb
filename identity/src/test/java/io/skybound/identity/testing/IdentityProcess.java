package io.skybound.identity.testing;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * Identity on the platform, and nothing else. No component, so that no scan finds it; in a package of its own, because
 * Spring Boot looks for repositories in the package of the application too, and would find ours twice.
 */
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {"io.skybound.platform", "io.skybound.identity"},
        excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
public class IdentityProcess {}
