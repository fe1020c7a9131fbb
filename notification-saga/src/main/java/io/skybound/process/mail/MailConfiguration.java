package io.skybound.process.mail;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skybound.platform.database.Schema;
import io.skybound.platform.database.Takeover;
import io.skybound.platform.observability.RowCount;
import io.skybound.platform.observability.Traces;
import io.skybound.platform.security.AccessRules;
import io.skybound.platform.security.Roles;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
class MailConfiguration {

    @Bean
    Schema notificationSchema() {
        return new Schema("notification");
    }

    @Bean
    Takeover mailsTakenOn() {
        return new Takeover("update notification.mail_outbox set next_attempt_at = now() where state = 'pending'");
    }

    @Bean
    RowCount mailsThatWait() {
        return new RowCount(
                "skybound.outbox.pending",
                "Mails that are owed and not delivered yet",
                "SELECT count(*) FROM notification.mail_outbox WHERE state = 'pending'");
    }

    @Bean
    RowCount mailsThatFailed() {
        return new RowCount(
                "skybound.outbox.failed",
                "Mails that will never arrive unless somebody sends them again",
                "SELECT count(*) FROM notification.mail_outbox WHERE state = 'failed'");
    }

    @Bean
    RowCount oldestMailThatWaits() {
        return new RowCount(
                "skybound.outbox.oldest.seconds",
                "Age of the oldest mail that is not delivered yet",
                "SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0) FROM notification.mail_outbox"
                        + " WHERE state = 'pending'");
    }

    @Bean
    Bell outboxBell() {
        return new Bell();
    }

    @Bean
    OutboxRows outboxRows(JdbcClient jdbc, MailProperties properties) {
        return new OutboxRows(jdbc, properties.messageIdDomain());
    }

    @Bean
    Outbox outbox(OutboxRows rows, Bell bell, Clock clock, Traces traces) {
        return new TracedOutbox(new JdbcOutbox(rows, bell, clock), traces);
    }

    @Bean
    OutboxDesk outboxDesk(JdbcClient jdbc, Bell bell) {
        return new OutboxDesk(jdbc, bell);
    }

    @Bean
    AccessRules outboxAccess() {
        return AccessRules.rules()
                .role(Roles.OPS, HttpMethod.GET, "/ops/outbox", "/ops/outbox/{id}")
                .role(Roles.OPS, HttpMethod.POST, "/ops/outbox/{id}/resend");
    }

    @Bean
    MailRecords mailRecords(OutboxRows rows, EventStore events, PlatformTransactionManager transactions) {
        return new MailRecords(rows, events, new TransactionTemplate(transactions));
    }

    @Bean
    MailWriter mailWriter(MailProperties properties) {
        return new MailWriter(new Templates(), new Calendars(properties.messageIdDomain()), properties.siteUrl());
    }

    @Bean
    OutboxSender outboxSender(
            OutboxRows rows,
            MailRecords records,
            Bell bell,
            Clock clock,
            MailProperties properties,
            MailWriter writer,
            QueryGateway queries,
            ObjectProvider<JavaMailSender> smtp,
            ObjectProvider<MeterRegistry> meters,
            Traces traces) {
        return new OutboxSender(
                rows,
                records,
                new Delivery(
                        queries,
                        writer,
                        new MimeMail(properties.from(), properties.fromName()),
                        configured(smtp.getIfAvailable()),
                        clock),
                bell,
                clock,
                meters.getIfAvailable(SimpleMeterRegistry::new),
                traces,
                properties);
    }

    private static JavaMailSender configured(@Nullable JavaMailSender smtp) {
        if (smtp == null) {
            throw new IllegalStateException(
                    "Where should mails go? Set spring.mail.host, or skybound.mail.embedded=true"
                            + " for a mailbox within this process.");
        }
        if (smtp instanceof JavaMailSenderImpl sender) {
            SmtpSettings.applyTo(sender.getJavaMailProperties());
        }
        return smtp;
    }
}
