package io.skybound.platform.idempotency;

/**
 * The caller's own name for a request, as an argument of a controller's method; {@code @Nullable} where the path does
 * not require one.
 */
public record IdempotencyKey(String value) {}
