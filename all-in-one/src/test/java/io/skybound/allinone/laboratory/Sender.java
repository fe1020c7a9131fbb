package io.skybound.allinone.laboratory;

import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Hands mails over as the product's own sender does, with points around it. */
final class Sender extends JavaMailSenderImpl {

    Sender(JavaMailSenderImpl own) {
        setHost(own.getHost());
        setPort(own.getPort());
        setProtocol(own.getProtocol());
        setUsername(own.getUsername());
        setPassword(own.getPassword());
        setJavaMailProperties(own.getJavaMailProperties());
    }

    @Override
    protected void doSend(MimeMessage[] messages, Object @Nullable [] originals) {
        int times = Traps.pass(Point.MAIL_SENDING, "");
        for (int i = 0; i < times; i++) {
            super.doSend(messages, originals);
        }
        Traps.pass(Point.MAIL_SENT, "");
    }
}
