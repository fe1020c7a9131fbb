package io.skybound.process.mail.mailbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A whole mail, taken apart.
 *
 * @param text null if the mail has no plain text
 * @param html null if the mail has no HTML
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record MailContent(
        String id,
        String to,
        String from,
        String subject,
        Instant sentAt,
        @Nullable String messageId,
        @Nullable String text,
        @Nullable String html,
        List<Attachment> attachments) {

    /** @param content as it is if its type is text, otherwise in Base64 */
    record Attachment(String name, String contentType, String content) {

        boolean readable() {
            return contentType.startsWith("text/");
        }

        /** For a link that keeps it as a file. */
        String base64() {
            return readable() ? Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)) : content;
        }
    }

    /** For the page. */
    String sentAtInWords() {
        return MailSummary.inWords(sentAt);
    }

    static MailContent of(MailSummary summary, MimeMessage message) throws MessagingException, IOException {
        var parts = new Parts();
        parts.take(message);
        return new MailContent(
                summary.id(),
                summary.to(),
                MailSummary.address(message.getFrom()),
                summary.subject(),
                summary.sentAt(),
                message.getMessageID(),
                parts.text,
                parts.html,
                parts.attachments);
    }

    /** What has been found on the way through the parts. */
    private static final class Parts {
        private @Nullable String text;
        private @Nullable String html;
        private final List<Attachment> attachments = new ArrayList<>();

        void take(Part part) throws MessagingException, IOException {
            if (part.getContent() instanceof Multipart multipart) {
                for (int i = 0; i < multipart.getCount(); i++) {
                    take(multipart.getBodyPart(i));
                }
            } else if (part.getFileName() != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
                attachments.add(attachment(part));
            } else if (part.isMimeType("text/html")) {
                html = String.valueOf(part.getContent());
            } else if (part.isMimeType("text/plain")) {
                text = String.valueOf(part.getContent());
            }
        }

        private static Attachment attachment(Part part) throws MessagingException, IOException {
            var type = new ContentType(part.getContentType());
            byte[] bytes;
            try (InputStream in = part.getInputStream()) {
                bytes = in.readAllBytes();
            }
            String charset = type.getParameter("charset");
            String name = part.getFileName();
            return new Attachment(
                    name == null ? "attachment" : name,
                    type.getBaseType().toLowerCase(Locale.ROOT),
                    type.match("text/*")
                            ? new String(bytes, charset == null ? "UTF-8" : charset)
                            : Base64.getEncoder().encodeToString(bytes));
        }
    }
}
