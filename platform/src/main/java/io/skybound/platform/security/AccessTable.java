package io.skybound.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** All modules' {@link AccessRules} in one table, which decides about each request. */
public final class AccessTable implements AuthorizationManager<RequestAuthorizationContext> {

    private record Row(PathPattern pattern, AccessRules.Rule rule) {}

    private final List<Row> rows;
    private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();

    AccessTable(List<AccessRules> modules) {
        rows = modules.stream()
                .flatMap(module -> module.list().stream())
                .map(rule -> new Row(PathPatternParser.defaultInstance.parse(rule.pattern()), rule))
                .toList();
    }

    /** The rule that decides about a request like this, null if it is unlisted and so denied. */
    public AccessRules.@Nullable Rule ruleFor(HttpMethod method, String path) {
        return ruleFor(method, PathContainer.parsePath(path));
    }

    AccessRules.@Nullable Rule ruleFor(HttpServletRequest request) {
        var path = ServletRequestPathUtils.hasParsedRequestPath(request)
                ? ServletRequestPathUtils.getParsedRequestPath(request)
                : ServletRequestPathUtils.parseAndCache(request);
        return ruleFor(HttpMethod.valueOf(request.getMethod()), path.pathWithinApplication());
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        AccessRules.Rule rule = ruleFor(context.getRequest());
        return new AuthorizationDecision(rule != null && allows(rule, authentication));
    }

    private boolean allows(AccessRules.Rule rule, Supplier<? extends @Nullable Authentication> authentication) {
        return switch (rule.who()) {
            case ANYONE -> true;
            case SIGNED_IN -> isSignedIn(authentication.get());
            case ROLES -> isSignedIn(authentication.get()) && hasRole(authentication.get(), rule);
        };
    }

    private boolean isSignedIn(@Nullable Authentication authentication) {
        return trust.isAuthenticated(authentication);
    }

    private static boolean hasRole(@Nullable Authentication authentication, AccessRules.Rule rule) {
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(authority -> rule.roles().contains(authority.getAuthority()));
    }

    private AccessRules.@Nullable Rule ruleFor(HttpMethod method, PathContainer path) {
        // Spring answers HEAD wherever it answers GET.
        HttpMethod asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        for (Row row : rows) {
            if ((row.rule().method() == null || asked.equals(row.rule().method()))
                    && row.pattern().matches(path)) {
                return row.rule();
            }
        }
        return null;
    }
}
