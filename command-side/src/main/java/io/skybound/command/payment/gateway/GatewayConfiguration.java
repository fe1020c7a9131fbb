package io.skybound.command.payment.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.skybound.command.payment.Recurring;
import io.skybound.platform.database.Schema;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.function.SingletonSupplier;

/**
 * Chooses the payment provider with {@code skybound.gateway}. The sandbox must be asked for by name, but for the
 * embedded default: no real installation takes play money by mistake.
 */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

    /** Also around one that an installation brings. */
    @Bean
    static BeanPostProcessor gatewayLimits(ObjectProvider<MeterRegistry> meters, Environment environment) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (!(bean instanceof PaymentGateway gateway)) {
                    return bean;
                }
                PaymentGateway limited = new LimitedGateway(
                        gateway,
                        environment.getProperty("skybound.gateway.patience", Duration.class, Duration.ofSeconds(8)),
                        environment.getProperty("skybound.gateway.most-at-once", Integer.class, 64));
                MeterRegistry registry = meters.getIfAvailable();
                return registry == null ? limited : new MeteredGateway(limited, registry);
            }
        };
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(SandboxChosen.class)
    @EnableConfigurationProperties(SandboxProperties.class)
    static class Sandbox {

        @Bean
        Schema gatewaySchema() {
            return new Schema("gateway");
        }

        @Bean
        SandboxBooks sandboxBooks(DataSource database, Clock clock) {
            return new SandboxBooks(database, clock);
        }

        @Bean
        PaymentGateway paymentGateway(SandboxBooks books, SandboxProperties properties) {
            return new SandboxGateway(books, properties);
        }

        @Bean
        SignedNotices gatewayNotices(SandboxBooks books, Clock clock) {
            return new SignedNotices(SingletonSupplier.of(books::noticeSecret), clock);
        }

        @Bean
        SandboxNotices sandboxNotices(
                SandboxBooks books, SignedNotices notices, SandboxProperties properties, Clock clock) {
            return new SandboxNotices(books, notices, properties, clock);
        }

        @Bean
        Recurring sandboxNoticeSending(SandboxNotices notices, SandboxProperties properties) {
            return new Recurring("sandbox-notices", properties::pause, notices::work);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "skybound.gateway", havingValue = "stripe")
    @EnableConfigurationProperties(StripeProperties.class)
    static class Stripe {

        @Bean
        PaymentGateway paymentGateway(StripeProperties properties) {
            return new StripeGateway(properties);
        }

        @Bean
        GatewayNotices gatewayNotices(StripeProperties properties, Clock clock) {
            return new StripeNotices(properties.webhookSecret(), clock);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(NoneChosen.class)
    static class None {

        @Bean
        PaymentGateway paymentGateway() {
            throw new IllegalStateException(
                    "SkyBound needs a payment gateway: set skybound.gateway=stripe with its keys, bring a bean of the"
                            + " type PaymentGateway and name it there, or set skybound.gateway=sandbox to play with money"
                            + " that is none.");
        }
    }

    static final class SandboxChosen extends SpringBootCondition {
        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            String gateway = chosen(context.getEnvironment());
            return new ConditionOutcome(gateway.equals("sandbox"), "skybound.gateway is '" + gateway + "'");
        }
    }

    static final class NoneChosen extends SpringBootCondition {
        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            String gateway = chosen(context.getEnvironment());
            return new ConditionOutcome(gateway.isEmpty(), "skybound.gateway is '" + gateway + "'");
        }
    }

    private static String chosen(Environment environment) {
        boolean embedded = environment.getProperty("skybound.database.embedded", Boolean.class, false);
        return environment.getProperty("skybound.gateway", embedded ? "sandbox" : "");
    }
}
