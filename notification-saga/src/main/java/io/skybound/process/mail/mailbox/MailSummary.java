package io.skybound.process.mail.mailbox;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A line in the list of mails. */
record MailSummary(String id, String to, String subject, Instant sentAt) {
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.UK)
            .withZone(ZoneOffset.UTC);

    /** @param recipient whom the envelope names, null if it is lost */
    static MailSummary of(String id, MimeMessage message, @Nullable String recipient, Instant received)
            throws MessagingException {
        Date sent = message.getSentDate();
        String subject = message.getSubject();
        return new MailSummary(
                id,
                recipient != null ? recipient : address(message.getRecipients(Message.RecipientType.TO)),
                subject == null ? "" : subject,
                sent == null ? received : sent.toInstant());
    }

    /** For the page. */
    String sentAtInWords() {
        return inWords(sentAt);
    }

    static String inWords(Instant time) {
        return WORDS.format(time);
    }

    static String address(Address @Nullable [] addresses) {
        return addresses == null || addresses.length == 0
                ? ""
                : addresses[0] instanceof InternetAddress internet ? internet.getAddress() : addresses[0].toString();
    }
}
