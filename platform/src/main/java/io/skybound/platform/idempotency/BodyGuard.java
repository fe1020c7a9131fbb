package io.skybound.platform.idempotency;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Looks at a request with a registered path before anything of it is remembered, not even its fingerprint. A module
 * contributes one as a bean where something must never be stored in any form, and throws a
 * {@link io.skybound.platform.web.Problem} to refuse.
 */
@FunctionalInterface
public interface BodyGuard {
    /** @param path the registered one: what the request line says may be written in many ways */
    void check(IdempotentPaths.Path path, HttpServletRequest request, byte[] body);
}
