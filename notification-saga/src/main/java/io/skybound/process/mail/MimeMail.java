package io.skybound.process.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Base64;
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
        return new MimeMultipart(
                "alternative",
                part("text/plain; charset=UTF-8", mail.text()),
                part("text/html; charset=UTF-8", mail.html()));
    }

    private static Multipart withAttachment(Multipart body, Mail.Calendar calendar) throws MessagingException {
        var wrapped = new MimeBodyPart();
        wrapped.setContent(body);
        var attachment = part("text/calendar; charset=UTF-8; method=PUBLISH", calendar.content());
        attachment.setFileName(calendar.fileName());
        attachment.setDisposition(Part.ATTACHMENT);
        return new MimeMultipart("mixed", wrapped, attachment);
    }

    /** Encoded already: JavaMail would do it byte by byte, after it has looked at each of them twice. */
    private static MimeBodyPart part(String type, String content) throws MessagingException {
        var headers = new InternetHeaders();
        headers.setHeader("Content-Type", type);
        headers.setHeader("Content-Transfer-Encoding", "base64");
        return new MimeBodyPart(headers, Base64.getMimeEncoder().encode(content.getBytes(UTF_8)));
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
