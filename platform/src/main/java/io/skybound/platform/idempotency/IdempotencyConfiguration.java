package io.skybound.platform.idempotency;

import io.skybound.platform.database.Takeover;
import io.skybound.platform.web.Problem;
import io.skybound.platform.web.ProblemWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the filter behind Spring Security's and hands its key to controllers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdempotencyProperties.class)
class IdempotencyConfiguration {

    /** Spring Security's filter has -100 in Spring Boot; after it the caller is known and allowed. */
    private static final int AFTER_SECURITY = -50;

    @Bean
    Takeover requestsUnderWay() {
        return new Takeover("delete from events.idempotent_request where status is null");
    }

    @Bean
    IdempotentRequests idempotentRequests(JdbcClient jdbc, IdempotencyProperties properties) {
        return new IdempotentRequests(jdbc, properties);
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotency(
            IdempotentRequests requests,
            ProblemWriter problems,
            ObjectProvider<IdempotentPaths> modules,
            ObjectProvider<BodyGuard> guards) {
        var registration = new FilterRegistrationBean<>(new IdempotencyFilter(
                requests,
                problems,
                modules.orderedStream().toList(),
                guards.orderedStream().toList()));
        registration.setOrder(AFTER_SECURITY);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        return registration;
    }

    @Bean
    OpenApiCustomizer keysInApiDocument(ObjectProvider<IdempotentPaths> modules) {
        return new KeysInApiDocument(modules.orderedStream().toList());
    }

    @Bean
    WebMvcConfigurer idempotencyKeys() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new KeyArgument());
            }
        };
    }

    private static final class KeyArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == IdempotencyKey.class;
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binder) {
            HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
            IdempotencyKey key = http == null ? null : IdempotencyFilter.keyOf(http);
            boolean nullable = Arrays.stream(
                            parameter.getParameter().getAnnotatedType().getAnnotations())
                    .anyMatch(Nullable.class::isInstance);
            if (key == null && !nullable) {
                throw Problem.badRequest(
                        "idempotency_key_required", "Send an Idempotency-Key: a name of your own for this request.");
            }
            return key;
        }
    }
}
