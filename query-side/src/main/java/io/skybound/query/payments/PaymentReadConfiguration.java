package io.skybound.query.payments;

import io.skybound.platform.messaging.Processors;
import io.skybound.platform.security.AccessRules;
import io.skybound.platform.security.Roles;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class PaymentReadConfiguration {

    @Bean
    PaymentRows paymentRows(JdbcTemplate jdbc) {
        return new PaymentRows(jdbc);
    }

    @Bean
    ConfigurerModule paymentProcessor() {
        return Processors.projection(PaymentProjection.NAME);
    }

    /** Travellers may look at their own. */
    @Bean
    AccessRules paymentReadAccess() {
        return AccessRules.rules().role(Roles.TRAVELLER, HttpMethod.GET, "/payments/{id}");
    }
}
