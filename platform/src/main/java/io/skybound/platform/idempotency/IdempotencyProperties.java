package io.skybound.platform.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param lease how long an unfinished request keeps its key: longer than any request runs, so that only a crash lets
 *     another one have it
 * @param kept how long an answer is kept
 */
@ConfigurationProperties("skybound.idempotency")
public record IdempotencyProperties(
        @DefaultValue("15s") Duration lease,
        @DefaultValue("48h") Duration kept) {}
