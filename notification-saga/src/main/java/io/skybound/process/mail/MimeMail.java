package io.skybound.process.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;

/** Turns a mail into MIME: plain text and HTML as alternatives, the calendar attached. Nothing can break its headers. */
final class MimeMail {
    private final InternetAddress from;

    MimeMail(String from, String fromName) {
        this.from = address(from);
        try {
            this.from.setPersonal(oneLine(fromName), UTF_8.name());
        } catch (UnsupportedEncodingException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    MimeMessage compose(Mail mail, String messageId, Instant date) throws MessagingException {
        var message = new WholeMessage();
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, address(mail.to()));
        message.setSubject(oneLine(mail.subject()), UTF_8.name());
        message.setSentDate(Date.from(date));
        message.setHeader("Message-ID", messageId);
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        Multipart body = alternatives(mail);
        Mail.Calendar calendar = mail.calendar();
        message.setContent(calendar == null ? body : withAttachment(body, calendar));
        return message;
    }

    private static Multipart alternatives(Mail mail) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(mail.text(), UTF_8.name(), "plain");
        var html = new MimeBodyPart();
        html.setText(mail.html(), UTF_8.name(), "html");
        return new MimeMultipart("alternative", text, html);
    }

    private static Multipart withAttachment(Multipart body, Mail.Calendar calendar) throws MessagingException {
        var wrapped = new MimeBodyPart();
        wrapped.setContent(body);
        var attachment = new MimeBodyPart();
        attachment.setDataHandler(new DataHandler(new ByteArrayDataSource(
                calendar.content().getBytes(UTF_8), "text/calendar; charset=UTF-8; method=PUBLISH")));
        attachment.setFileName(calendar.fileName());
        attachment.setDisposition(Part.ATTACHMENT);
        return new MimeMultipart("mixed", wrapped, attachment);
    }

    /** Exactly one plain address. */
    private static InternetAddress address(String address) {
        if (address.chars().anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c))) {
            throw new UnusableAddress();
        }
        try {
            var parsed = new InternetAddress(address, true);
            if (!address.equals(parsed.getAddress()) || address.lastIndexOf('@') < 1) {
                throw new UnusableAddress();
            }
            return parsed;
        } catch (AddressException e) {
            throw new UnusableAddress();
        }
    }

    private static String oneLine(String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A header is one line");
        }
        return value;
    }
}
