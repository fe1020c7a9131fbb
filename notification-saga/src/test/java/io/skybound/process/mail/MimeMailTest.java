package io.skybound.process.mail;

import static io.skybound.api.example.Example.ADAS_MAIL;
import static io.skybound.api.example.Example.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimeMailTest {
    private static final Session SESSION = Session.getInstance(new Properties());

    private final MimeMail mime = new MimeMail("bookings@skybound.example", "SkyBound");

    @Test
    void offersPlainTextBeforeHtml() throws Exception {
        MimeMessage message = sent(ExampleMails.mail(MailKind.BOOKING_HELD));

        assertThat(message.getContentType()).startsWith("multipart/alternative");
        assertThat(part(message, 0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(part(message, 1).getContentType()).isEqualTo("text/html; charset=UTF-8");
    }

    @Test
    void attachesTheCalendar() throws Exception {
        MimeMessage message = sent(ExampleMails.mail(MailKind.BOOKING_CONFIRMED));

        assertThat(message.getContentType()).startsWith("multipart/mixed");
        assertThat(part(message, 0).getContentType()).startsWith("multipart/alternative");
        assertThat(part(message, 1).getContentType())
                .startsWith("text/calendar")
                .contains("charset=UTF-8")
                .contains("method=PUBLISH");
        assertThat(part(message, 1).getFileName()).isEqualTo("skybound-ADA4WX.ics");
    }

    @Test
    void saysWhoSendsItWhenAndThatNobodyShouldAnswer() throws Exception {
        MimeMessage message = sent(ExampleMails.mail(MailKind.BOOKING_CONFIRMED));

        assertThat(message.getFrom()[0]).hasToString("SkyBound <bookings@skybound.example>");
        assertThat(message.getAllRecipients())
                .hasSize(1)
                .allSatisfy(to -> assertThat(to).hasToString(ADAS_MAIL));
        assertThat(message.getSubject()).isEqualTo("Booking ADA4WX is confirmed: New York – Los Angeles");
        assertThat(message.getSentDate()).isEqualTo(NOW);
        assertThat(message.getHeader("Message-ID")).containsExactly("<1@skybound.example>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@skybound.example\r\nBcc: all@skybound.example",
                "ada@skybound.example\nX: y",
                "ada@skybound.example, grace@skybound.example",
                "Ada <ada@skybound.example>",
                "team: ada@skybound.example;",
                "ada",
                "ada@",
                "@skybound.example",
                "ada @skybound.example",
                ""
            })
    void refusesWhatIsNotExactlyOneAddress(String address) {
        assertThatThrownBy(() -> sent(mail(address, "Hello"))).isInstanceOf(UnusableAddress.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello\r\nBcc: all@skybound.example", "Hello\nWorld", "Hello\rWorld"})
    void refusesASubjectOfSeveralLines(String subject) {
        assertThatThrownBy(() -> sent(mail(ADAS_MAIL, subject))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void goesOutInOnePiece() throws Exception {
        MimeMessage message = mime.compose(ExampleMails.mail(MailKind.BOOKING_CONFIRMED), "<1@skybound.example>", NOW);
        List<Integer> pieces = new ArrayList<>();
        message.writeTo(new OutputStream() {
            @Override
            public void write(int oneByte) {
                pieces.add(1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                pieces.add(length);
            }
        });
        assertThat(pieces)
                .hasSize(1)
                .first()
                .satisfies(bytes -> assertThat(bytes).isGreaterThan(1_000));
    }

    private static Mail mail(String to, String subject) {
        return new Mail(to, subject, "text", "<p>html</p>", null);
    }

    /** As it arrives: written and read back, so that nothing is right only in memory. */
    private MimeMessage sent(Mail mail) throws MessagingException, IOException {
        MimeMessage message = mime.compose(mail, "<1@skybound.example>", NOW);
        message.saveChanges();
        message.setHeader("Message-ID", "<1@skybound.example>");
        var bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return new MimeMessage(SESSION, new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static BodyPart part(MimeMessage message, int index) throws Exception {
        return ((MimeMultipart) message.getContent()).getBodyPart(index);
    }
}
