package io.skybound.command.payment.reconciliation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the gateway's books are compared with ours.
 *
 * @param every how often the gateway's books are compared with ours
 * @param overlap how much of what the last comparison has seen is compared again
 * @param grace what is younger is on its way, and no difference
 */
@ConfigurationProperties("skybound.reconciliation")
record ReconciliationProperties(
        @DefaultValue("5m") Duration every,
        @DefaultValue("2h") Duration overlap,
        @DefaultValue("30s") Duration grace) {}
