package io.skybound.allinone.laboratory;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The points on a request's way, right outside and right inside of where answers are kept; and how traps are set. */
@Configuration(proxyBeanMethods = false)
class RequestPoints {
    private static final int OUTSIDE = -51;
    private static final int INSIDE = -49;

    @Bean
    FilterRegistrationBean<Filter> outsideOfKeptAnswers() {
        return at(OUTSIDE, (request, response, chain) -> {
            chain.doFilter(request, response);
            pass(Point.ANSWER_KEPT, request);
        });
    }

    @Bean
    FilterRegistrationBean<Filter> insideOfKeptAnswers() {
        return at(INSIDE, (request, response, chain) -> {
            if (request.getDispatcherType() == DispatcherType.REQUEST) {
                pass(Point.REQUEST_CLAIMED, request);
            }
            chain.doFilter(request, response);
            pass(Point.ANSWER_FOUND, request);
        });
    }

    /** Not for those who use the product, so nothing of the product's own is in its way. */
    @Bean
    FilterRegistrationBean<Filter> laboratoryDesk() {
        return at(Ordered.HIGHEST_PRECEDENCE, (request, response, chain) -> {
            if (request instanceof HttpServletRequest http
                    && http.getRequestURI().startsWith("/laboratory/")) {
                answer(http, response);
            } else {
                chain.doFilter(request, response);
            }
        });
    }

    private static void answer(HttpServletRequest request, ServletResponse response) throws IOException {
        String text = switch (request.getRequestURI()) {
            case "/laboratory/set" -> {
                Traps.set(new Traps.Trap(
                        Point.valueOf(request.getParameter("point")),
                        request.getParameter("occasion"),
                        Action.valueOf(request.getParameter("action"))));
                yield "";
            }
            case "/laboratory/clear" -> {
                Traps.clear();
                yield "";
            }
            case "/laboratory/waiting" -> Integer.toString(Traps.waiting().size());
            default ->
                Traps.passed().entrySet().stream()
                        .map(point -> point.getKey() + "\t" + point.getValue())
                        .collect(Collectors.joining("\n"));
        };
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void pass(Point point, ServletRequest request) {
        if (request instanceof HttpServletRequest http
                && http.getHeader("Idempotency-Key") != null
                && !request.isAsyncStarted()) {
            Traps.pass(point, http.getMethod() + " " + http.getRequestURI().replaceFirst("(?<=.)/[^/]*_.*", "/{id}"));
        }
    }

    private static FilterRegistrationBean<Filter> at(int order, Filter filter) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        return registration;
    }
}
