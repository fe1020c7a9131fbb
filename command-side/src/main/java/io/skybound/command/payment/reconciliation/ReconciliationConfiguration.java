package io.skybound.command.payment.reconciliation;

import io.skybound.command.payment.Recurring;
import io.skybound.platform.idempotency.IdempotentPaths;
import io.skybound.platform.observability.RowCount;
import io.skybound.platform.security.AccessRules;
import io.skybound.platform.security.Roles;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReconciliationProperties.class)
class ReconciliationConfiguration {

    private static final String ACKNOWLEDGE = "/ops/reconciliations/{id}/findings/{place}/acknowledge";

    /** Of the last one from which comparisons go on. */
    static final String OPEN = """
            SELECT coalesce((SELECT open FROM payments.reconciliation
              WHERE finished_at IS NOT NULL AND failure IS NULL AND goes_on
              ORDER BY finished_at DESC, id DESC LIMIT 1), 0)\
            """;

    @Bean
    AccessRules reconciliationAccess() {
        return AccessRules.rules()
                .role(Roles.OPS, HttpMethod.GET, "/ops/reconciliations", "/ops/reconciliations/{id}")
                .role(Roles.OPS, HttpMethod.POST, "/ops/reconciliations", ACKNOWLEDGE);
    }

    @Bean
    IdempotentPaths reconciliationKeys() {
        return IdempotentPaths.paths().optional(HttpMethod.POST, ACKNOWLEDGE);
    }

    /** Each replica compares, at moments of its own. */
    @Bean
    Recurring reconciling(Reconciliations reconciliations, ReconciliationProperties properties) {
        long pause = properties.every().toMillis();
        return new Recurring(
                "reconciliation",
                () -> Duration.ofMillis(pause / 2 + ThreadLocalRandom.current().nextLong(Math.max(1, pause))),
                () -> reconciliations.carryOut(null));
    }

    @Bean
    RowCount moneyDifferences() {
        return new RowCount(
                "skybound.reconciliation.open",
                "Differences between the gateway's books and ours that only a person can help",
                OPEN);
    }
}
