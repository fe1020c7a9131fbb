package io.skybound.platform.security;

import java.time.Instant;
import java.util.Set;

/**
 * Who is asking, as an argument of a controller's method. Where it is {@code @Nullable}, nobody may ask too.
 *
 * @param userId {@code usr_…}
 * @param email as it was when the access token was issued; personal, never logged
 * @param roles some of {@link Roles}
 * @param sessionId the session the access token belongs to; ends with it
 * @param until when the access token expires
 */
public record Caller(String userId, String email, Set<String> roles, String sessionId, Instant until) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Somebody whose access token is not known or not made yet. */
    public Caller(String userId, String email, Set<String> roles, String sessionId) {
        this(userId, email, roles, sessionId, Instant.MAX);
    }

    public boolean is(String role) {
        return roles.contains(role);
    }

    @Override
    public String toString() {
        return "Caller[" + userId + "]";
    }
}
