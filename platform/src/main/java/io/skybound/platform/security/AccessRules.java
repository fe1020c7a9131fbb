package io.skybound.platform.security;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Who may call which paths of a module. Each module contributes one as a bean; the first rule that matches decides, in
 * the order of the beans and of the calls. What no rule names is denied to everybody.
 *
 * <pre>{@code
 * AccessRules.rules()
 *         .anyone(GET, "/airports", "/airports/{id}")
 *         .signedIn(GET, "/users/me")
 *         .role(TRAVELLER, POST, "/bookings");
 * }</pre>
 */
public final class AccessRules {

    /**
     * @param method null for every method
     * @param pattern Spring path pattern
     * @param who who may pass
     * @param roles for {@link Who#ROLES}, any of which is enough
     */
    public record Rule(@Nullable HttpMethod method, String pattern, Who who, Set<String> roles) {
        public Rule {
            roles = Set.copyOf(roles);
        }
    }

    public enum Who {
        ANYONE,
        SIGNED_IN,
        ROLES
    }

    private final List<Rule> rules;

    private AccessRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    public static AccessRules rules() {
        return new AccessRules(List.of());
    }

    /** Everybody; an access token is not even looked at, so there is never a {@link Caller}. */
    public AccessRules anyone(HttpMethod method, String... patterns) {
        return and(method, Who.ANYONE, Set.of(), patterns);
    }

    public AccessRules signedIn(HttpMethod method, String... patterns) {
        return and(method, Who.SIGNED_IN, Set.of(), patterns);
    }

    public AccessRules role(String role, HttpMethod method, String... patterns) {
        return and(method, Who.ROLES, Set.of(role), patterns);
    }

    public AccessRules anyRole(Set<String> roles, HttpMethod method, String... patterns) {
        return and(method, Who.ROLES, roles, patterns);
    }

    public List<Rule> list() {
        return rules;
    }

    private AccessRules and(HttpMethod method, Who who, Set<String> roles, String... patterns) {
        List<Rule> more = new ArrayList<>(rules);
        Arrays.stream(patterns).forEach(pattern -> more.add(new Rule(method, pattern, who, roles)));
        return new AccessRules(more);
    }
}
