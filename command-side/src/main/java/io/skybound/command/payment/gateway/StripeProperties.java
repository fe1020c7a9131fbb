package io.skybound.command.payment.gateway;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Stripe is reached, with {@code skybound.gateway=stripe}.
 *
 * @param secretKey the account's secret key; never logged
 * @param webhookSecret what Stripe signs its notices with; never logged
 * @param connect how long to wait for a connection
 * @param answer how long to wait for an answer; after that the outcome is unknown, and is asked for again
 * @param url another address than Stripe's own, for tests
 */
@ConfigurationProperties("skybound.gateway.stripe")
record StripeProperties(
        String secretKey,
        String webhookSecret,
        @DefaultValue("2s") Duration connect,
        @DefaultValue("8s") Duration answer,
        @Nullable URI url) {

    StripeProperties {
        if (isMissing(secretKey) || isMissing(webhookSecret)) {
            throw new IllegalArgumentException("skybound.gateway=stripe needs skybound.gateway.stripe.secret-key and"
                    + " skybound.gateway.stripe.webhook-secret.");
        }
    }

    private static boolean isMissing(@Nullable String key) {
        return key == null || key.isBlank();
    }

    @Override
    public String toString() {
        return "StripeProperties[]";
    }
}
