package io.skybound.command.payment.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param timeout how long a caller waits for an answer that never comes
 * @param slow how long {@code tok_slow} takes
 */
@ConfigurationProperties("skybound.gateway.sandbox")
record SandboxProperties(
        @DefaultValue("500ms") Duration timeout,
        @DefaultValue("3s") Duration slow) {}
