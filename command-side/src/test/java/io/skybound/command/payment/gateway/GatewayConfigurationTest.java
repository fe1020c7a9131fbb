package io.skybound.command.payment.gateway;

import static io.skybound.api.example.Example.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class GatewayConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withBean(Clock.class, () -> CLOCK)
            .withBean(DataSource.class, PGSimpleDataSource::new)
            .withUserConfiguration(GatewayConfiguration.class);

    @Test
    void playsInTheEmbeddedDefault() {
        application
                .withPropertyValues("skybound.database.embedded=true")
                .run(started ->
                        assertThat(started).hasSingleBean(PaymentGateway.class).hasSingleBean(SandboxBooks.class));
    }

    @Test
    void playsWhereItIsToldTo() {
        application
                .withPropertyValues("skybound.gateway=sandbox", "skybound.gateway.sandbox.timeout=20ms")
                .run(started -> assertThat(started).hasSingleBean(SandboxBooks.class));
    }

    @Test
    void playsNowhereElse() {
        application.run(started -> assertThat(started)
                .hasFailed()
                .getFailure()
                .hasStackTraceContaining("SkyBound needs a payment gateway"));
    }

    @Test
    void asksStripeWhereItIsToldTo() {
        application
                .withPropertyValues(
                        "skybound.gateway=stripe",
                        "skybound.gateway.stripe.secret-key=sk_test_example",
                        "skybound.gateway.stripe.webhook-secret=whsec_example")
                .run(started -> {
                    assertThat(started).hasSingleBean(PaymentGateway.class).doesNotHaveBean(SandboxBooks.class);
                    assertThat(started.getBean(StripeProperties.class)).hasToString("StripeProperties[]");
                });
    }

    @Test
    void doesNotStartWithoutStripesKeys() {
        application
                .withPropertyValues("skybound.gateway=stripe", "skybound.gateway.stripe.secret-key=sk_test_example")
                .run(started -> assertThat(started)
                        .hasFailed()
                        .getFailure()
                        .hasStackTraceContaining("skybound.gateway.stripe.webhook-secret"));
    }

    @Test
    void leavesRoomForARealProvider() {
        application
                .withPropertyValues("skybound.gateway=a-real-one", "skybound.database.embedded=true")
                .run(started -> assertThat(started).hasNotFailed().doesNotHaveBean(PaymentGateway.class));
    }
}
