package io.skybound.command.payment;

import static org.springframework.http.HttpMethod.POST;

import io.skybound.platform.idempotency.IdempotentPaths;
import io.skybound.platform.security.AccessRules;
import io.skybound.platform.security.Roles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may pay, and how a payment is kept from being made twice. */
@Configuration(proxyBeanMethods = false)
class PaymentConfiguration {

    static final String PAYMENTS = "/payments";
    private static final String REFUNDS = "/ops/payments/{id}/refunds";

    @Bean
    AccessRules paymentCommandAccess() {
        return AccessRules.rules()
                .role(Roles.TRAVELLER, POST, PAYMENTS)
                .role(Roles.OPS, POST, REFUNDS, REFUNDS + "/{refundId}/retry", REFUNDS + "/{refundId}/settle");
    }

    @Bean
    IdempotentPaths paymentCommandKeys() {
        return IdempotentPaths.paths()
                .required(POST, PAYMENTS)
                .required(POST, REFUNDS)
                .optional(POST, REFUNDS + "/{refundId}/retry")
                .optional(POST, REFUNDS + "/{refundId}/settle");
    }
}
