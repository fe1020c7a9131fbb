package io.skybound.platform.security;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads who is calling from another issuer's token. */
record ExternalCaller(SecurityProperties.External external) {

    Caller of(Jwt token) {
        Set<String> roles = named(claim(token.getClaims(), external.rolesClaim())).stream()
                .filter(Roles.ALL::contains)
                .collect(Collectors.toSet());
        Instant until = token.getExpiresAt();
        return new Caller(
                text(token, "sub"),
                text(token, "email"),
                roles.isEmpty() ? external.defaultRoles() : roles,
                text(token, "sid").isEmpty() ? text(token, "session_id") : text(token, "sid"),
                until == null ? Instant.MIN : until);
    }

    /** A claim by its name, which may be a URL full of dots, or by the path to it. */
    private static @Nullable Object claim(Map<?, ?> claims, String name) {
        Object whole = claims.get(name);
        if (whole != null) {
            return whole;
        }
        int dot = name.indexOf('.');
        return dot > 0 && claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner
                ? claim(inner, name.substring(dot + 1))
                : null;
    }

    private static List<String> named(@Nullable Object roles) {
        return switch (roles) {
            case Collection<?> several -> several.stream().map(String::valueOf).toList();
            case String text -> Arrays.asList(text.split("[ ,]+"));
            case null, default -> List.of();
        };
    }

    private static String text(Jwt token, String claim) {
        return token.getClaims().get(claim) instanceof String text ? text : "";
    }
}
