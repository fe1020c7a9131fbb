package io.skybound.command.payment.webhook;

import io.skybound.command.payment.Recurring;
import io.skybound.platform.database.Schema;
import io.skybound.platform.security.AccessRules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    Schema paymentsSchema() {
        return new Schema("payments");
    }

    @Bean
    Recurring noticesLeftOver(NoticeDesk desk) {
        return new Recurring("gateway-notices", () -> Duration.ofSeconds(10), desk::lookIntoLeftOvers);
    }

    /** Who it is from is told by its signature. */
    @Bean
    AccessRules webhookAccess() {
        return AccessRules.rules().anyone(HttpMethod.POST, "/webhooks/gateway");
    }
}
