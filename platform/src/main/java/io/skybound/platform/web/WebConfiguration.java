package io.skybound.platform.web;

import io.skybound.platform.idempotency.IdempotencyKey;
import io.skybound.platform.security.Caller;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.catalina.Valve;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.HttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/** Wires the way every request comes in and every answer goes out. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    private static final int READ_BUFFER = 4096;

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

    /**
     * In the place of Spring's own JSON converter: among the others, not in front of them. What else could read a body
     * (YAML, XML, CBOR come with libraries) goes, because it would not be as strict.
     */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServerHttpMessageConvertersCustomizer strictJson(JsonMapper mapper, ObjectProvider<Validator> validator) {
        StrictJsonConverter json = new StrictJsonConverter(mapper, validator.getIfAvailable());
        return converters -> converters.withJsonConverter(json).configureMessageConvertersList(list -> {
            list.removeIf(converter -> isAnotherLanguage(converter, json));
            list.addFirst(new WrittenJson.Converter());
        });
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerErrors(JsonMapper mapper) {
        return tomcat -> tomcat.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                for (Valve valve : host.getPipeline().getValves()) {
                    if (valve instanceof ErrorReportValve) {
                        host.getPipeline().removeValve(valve);
                    }
                }
                host.getPipeline().addValve(new ContainerErrors(mapper));
                // By this name the host sees that its error page is there already, and adds none of its own.
                host.setErrorReportValveClass(ContainerErrors.class.getName());
            }
        });
    }

    /** An open stream keeps its connection's buffers. No request needs more than this to be read at once. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> smallConnections() {
        return tomcat -> tomcat.addConnectorCustomizers(
                connector -> connector.setProperty("socket.appReadBufSize", Integer.toString(READ_BUFFER)));
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
        return first(new ProblemFilter(problems), 2);
    }

    @Bean
    FilterRegistrationBean<Filter> bodyLimit() {
        return first(new BodyLimitFilter(), 4);
    }

    /** About ten times as many as can be worked on without waiting for each other. */
    @Bean
    FilterRegistrationBean<Filter> overload(@Value("${skybound.web.most-at-once:512}") int mostAtOnce) {
        return first(new OverloadFilter(mostAtOnce), 3);
    }

    /** Twice as long as anything may take that keeps an eye on the time itself. */
    @Bean
    FilterRegistrationBean<Filter> deadline(@Value("${skybound.web.deadline:10s}") Duration deadline) {
        return first(new DeadlineFilter(deadline), 1);
    }

    private static boolean isAnotherLanguage(HttpMessageConverter<?> converter, HttpMessageConverter<?> json) {
        return converter != json
                && converter.getSupportedMediaTypes().stream()
                        .anyMatch(type -> type.getSubtype().matches(".*(json|yaml|xml|cbor|smile).*"));
    }

    private static FilterRegistrationBean<Filter> first(Filter filter, int place) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        return registration;
    }
}
