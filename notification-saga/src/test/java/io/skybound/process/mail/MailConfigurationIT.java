package io.skybound.process.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.example.Example;
import io.skybound.platform.observability.Traces;
import java.nio.file.Path;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.tracing.NoOpSpanFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;

class MailConfigurationIT {
    private final ApplicationContextRunner application;

    MailConfigurationIT(@TempDir Path home) {
        application = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
                .withUserConfiguration(Surroundings.class)
                .withPropertyValues("skybound.home=" + home);
    }

    @Test
    void deliversToItsOwnMailboxWhenEmbedded() {
        application.withPropertyValues("skybound.mail.embedded=true").run(context -> {
            assertThat(context)
                    .hasSingleBean(Outbox.class)
                    .hasBean("mailboxEndpoint")
                    .hasBean("mailboxAccess");
            assertThat(context.getBean(JavaMailSenderImpl.class).getHost()).isEqualTo("127.0.0.1");
            assertThat(context.getBean(OutboxSender.class).isRunning()).isTrue();
        });
    }

    @Test
    void deliversToTheMailServerOtherwiseAndShowsNoMailbox() {
        application.withPropertyValues("spring.mail.host=smtp.skybound.example").run(context -> {
            assertThat(context).doesNotHaveBean("mailboxEndpoint").doesNotHaveBean("mailboxAccess");
            assertThat(context.getBean(JavaMailSenderImpl.class).getJavaMailProperties())
                    .containsEntry("mail.smtp.connectiontimeout", "5000")
                    .containsEntry("mail.smtp.timeout", "5000")
                    .containsEntry("mail.smtp.writetimeout", "5000");
        });
    }

    @Test
    void refusesToStartWithNowhereToDeliverTo() {
        application.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("spring.mail.host")
                .hasMessageContaining("skybound.mail.embedded"));
    }

    /** A lease that ends while a mail is on its way would have it sent twice. */
    @Test
    void refusesALeaseShorterThanADelivery() {
        application
                .withPropertyValues("skybound.mail.embedded=true", "skybound.mail.lease=30s")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("skybound.mail.lease"));
    }

    @ComponentScan("io.skybound.process.mail")
    static class Surroundings {
        @Bean
        Clock clock() {
            return Example.CLOCK;
        }

        /** Out of reach: mails would wait. */
        @Bean
        JdbcClient jdbcClient() {
            return JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/nowhere"));
        }

        @Bean
        EventStore eventStore() {
            return EmbeddedEventStore.builder()
                    .storageEngine(new InMemoryEventStorageEngine())
                    .build();
        }

        @Bean
        PlatformTransactionManager transactions() {
            return new DataSourceTransactionManager(
                    new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/nowhere"));
        }

        @Bean
        Traces traces() {
            return new Traces(NoOpSpanFactory.INSTANCE);
        }

        @Bean
        QueryGateway queryGateway() {
            return DefaultQueryGateway.builder()
                    .queryBus(SimpleQueryBus.builder().build())
                    .build();
        }
    }
}
