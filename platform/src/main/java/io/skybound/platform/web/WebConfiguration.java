package io.skybound.platform.web;

import io.skybound.platform.idempotency.IdempotencyKey;
import io.skybound.platform.security.Caller;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.validation.Validator;
import java.util.EnumSet;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

/** Wires the way every request comes in and every answer goes out. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, IdempotencyKey.class);
    }

    @Bean
    JsonFactoryBuilderCustomizer httpJsonLimits() {
        return HttpJson::limit;
    }

    @Bean
    JsonMapperBuilderCustomizer httpJson() {
        return HttpJson::configure;
    }

    /** In the place of Spring's own JSON converter: among the others, not in front of them. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServerHttpMessageConvertersCustomizer strictJson(JsonMapper mapper, ObjectProvider<Validator> validator) {
        return converters -> converters.withJsonConverter(new StrictJsonConverter(mapper, validator.getIfAvailable()));
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper mapper) {
        return new ProblemWriter(mapper);
    }

    @Bean
    FilterRegistrationBean<Filter> requestIds() {
        return first(new RequestIdFilter(), 0);
    }

    @Bean
    FilterRegistrationBean<Filter> problemsOfFilters(ProblemWriter problems) {
        return first(new ProblemFilter(problems), 1);
    }

    @Bean
    FilterRegistrationBean<Filter> bodyLimit() {
        return first(new BodyLimitFilter(), 2);
    }

    private static FilterRegistrationBean<Filter> first(Filter filter, int place) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        return registration;
    }
}
