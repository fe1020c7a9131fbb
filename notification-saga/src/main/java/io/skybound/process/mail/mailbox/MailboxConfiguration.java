package io.skybound.process.mail.mailbox;

import io.skybound.platform.security.AccessRules;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("skybound.mail.embedded")
class MailboxConfiguration {
    private static final int KEEP = 1_000;

    @Bean
    MailboxFolder mailboxFolder(@Value("${skybound.home:./.skybound}") Path home, Clock clock) {
        return MailboxFolder.open(home.toAbsolutePath().normalize().resolve("mailbox"), KEEP, clock);
    }

    @Bean
    EmbeddedMailbox embeddedMailbox(MailboxFolder folder) {
        // It logs mails with their recipients when it can't keep them.
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel("com.icegreen.greenmail", LogLevel.OFF);
        return EmbeddedMailbox.start(folder);
    }

    @Bean
    JavaMailSenderImpl mailSender(EmbeddedMailbox mailbox) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(mailbox.port());
        // It answers EHLO in two pieces, the second one 40 ms later.
        sender.getJavaMailProperties().put("mail.smtp.ehlo", "false");
        return sender;
    }

    @Bean
    AccessRules mailboxAccess() {
        return AccessRules.rules().anyone(HttpMethod.GET, "/dev/mailbox", "/dev/mailbox/{id}");
    }
}
