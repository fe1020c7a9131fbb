package io.skybound.platform.idempotency;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Looks at a request with a registered path before anything of it is remembered, not even its fingerprint. A module
 * contributes one as a bean where something must never be stored in any form, and throws a
 * {@link io.skybound.platform.web.Problem} to refuse.
 */
@FunctionalInterface
public interface BodyGuard {
    void check(HttpServletRequest request, byte[] body);
}
