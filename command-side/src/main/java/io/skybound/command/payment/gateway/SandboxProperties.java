package io.skybound.command.payment.gateway;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param timeout how long a caller waits for an answer that never comes
 * @param slow how long {@code tok_slow} takes
 * @param pending how long a refund of {@code tok_refund_pending} takes
 * @param pause how long the sandbox rests between two looks for notices that it owes
 * @param webhook where its notices go; this process itself if left out
 */
@ConfigurationProperties("skybound.gateway.sandbox")
record SandboxProperties(
        @DefaultValue("500ms") Duration timeout,
        @DefaultValue("3s") Duration slow,
        @DefaultValue("1s") Duration pending,
        @DefaultValue("500ms") Duration pause,
        @Nullable URI webhook) {}
