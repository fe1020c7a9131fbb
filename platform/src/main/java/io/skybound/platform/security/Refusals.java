package io.skybound.platform.security;

import io.skybound.platform.web.Problem;
import io.skybound.platform.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Says no in the form of all problems. A path that does not exist is 404, not a riddle about rights. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private final ProblemWriter problems;
    private final AccessTable table;
    /** Asked for late: controllers come up after the security chain. */
    private final Supplier<List<RequestMappingHandlerMapping>> endpoints;

    Refusals(ProblemWriter problems, AccessTable table, Supplier<List<RequestMappingHandlerMapping>> endpoints) {
        this.problems = problems;
        this.table = table;
        this.endpoints = endpoints;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        problems.write(request, response, or(misdirected(request), unauthorized(refused)));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        problems.write(request, response, or(misdirected(request), refused));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException refused)
            throws IOException {
        problems.write(request, response, refused);
    }

    private static Problem unauthorized(AuthenticationException refused) {
        Problem problem = Problem.unauthorized("unauthorized", "Sign in: a valid access token is needed.");
        return refused instanceof InsufficientAuthenticationException
                ? problem
                : problem.withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    }

    /** No rule names the path: is there nothing there at all, or not with this method? Null where there is something. */
    private @Nullable Exception misdirected(HttpServletRequest request) {
        if (table.ruleFor(request) != null) {
            return null;
        }
        for (RequestMappingHandlerMapping mapping : endpoints.get()) {
            try {
                if (mapping.getHandler(request) != null) {
                    return null;
                }
            } catch (Exception methodOrMediaType) {
                return methodOrMediaType;
            }
        }
        return Problem.notFound("not_found", "There is nothing here.");
    }

    private static Exception or(@Nullable Exception first, Exception otherwise) {
        return first != null ? first : otherwise;
    }
}
