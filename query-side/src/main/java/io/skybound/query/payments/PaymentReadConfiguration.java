package io.skybound.query.payments;

import io.skybound.platform.processors.Processors;
import io.skybound.platform.security.AccessRules;
import io.skybound.platform.security.Roles;
import io.skybound.platform.signals.Signals;
import io.skybound.query.readmodel.Arrival;
import io.skybound.query.readmodel.ReadModel;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class PaymentReadConfiguration {

    @Bean
    PaymentRows paymentRows(JdbcTemplate jdbc) {
        return new PaymentRows(jdbc, ReadModel.SCHEMA);
    }

    @Bean
    PaymentProjection paymentProjection(PaymentRows rows, Signals signals) {
        return new PaymentProjection(rows, Arrival.toEverybody(signals));
    }

    @Bean
    ReadModel paymentReadModel(JdbcTemplate jdbc) {
        return new ReadModel(
                PaymentProjection.NAME,
                List.of("payment"),
                ReadModel.STREAM,
                schema -> new PaymentProjection(new PaymentRows(jdbc, schema), Arrival.TO_NOBODY));
    }

    @Bean
    ConfigurerModule paymentProcessor() {
        return Processors.projection(PaymentProjection.NAME);
    }

    /** Travellers may look at their own, operations at any. */
    @Bean
    AccessRules paymentReadAccess() {
        return AccessRules.rules()
                .role(Roles.TRAVELLER, HttpMethod.GET, "/payments/{id}")
                .role(Roles.OPS, HttpMethod.GET, "/ops/payments/{id}");
    }
}
