package io.skybound.process.mail.mailbox;

import static io.skybound.api.example.Example.ADAS_MAIL;
import static io.skybound.api.example.Example.CLOCK;
import static io.skybound.api.example.Example.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.skybound.platform.web.HttpJson;
import io.skybound.platform.web.Problem;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;

class MailboxIT {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private final Path home;
    private MailboxFolder folder;
    private EmbeddedMailbox mailbox;

    MailboxIT(@TempDir Path home) {
        this.home = home;
        folder = MailboxFolder.open(home.resolve("mailbox"), 5, CLOCK);
        mailbox = EmbeddedMailbox.start(folder);
    }

    @AfterEach
    void stop() {
        mailbox.close();
    }

    @Test
    void keepsMailsOverARestart() throws Exception {
        send(ADAS_MAIL, "Welcome");
        send(ADAS_MAIL, "Grüße aus São Paulo");

        restart();

        assertThat(folder.newestFirst(null))
                .extracting(MailSummary::to, MailSummary::subject, MailSummary::sentAt)
                .containsExactly(tuple(ADAS_MAIL, "Grüße aus São Paulo", NOW), tuple(ADAS_MAIL, "Welcome", NOW));
    }

    @Test
    void keepsTheNewestMailsOnly() throws Exception {
        for (int i = 1; i <= 7; i++) {
            send(ADAS_MAIL, "Mail " + i);
        }

        assertThat(folder.newestFirst(null))
                .extracting(MailSummary::subject)
                .containsExactly("Mail 7", "Mail 6", "Mail 5", "Mail 4", "Mail 3");
        try (Stream<Path> files = Files.list(home.resolve("mailbox"))) {
            assertThat(files).hasSize(5);
        }
    }

    @Test
    void forgetsHalfAMailThatACrashLeftBehind() throws Exception {
        Files.writeString(home.resolve("mailbox/mail_0000000000001.new"), "Subject: hal");

        restart();

        assertThat(folder.newestFirst(null)).isEmpty();
    }

    @Test
    void refusesForNowWhatItCantKeep() throws Exception {
        try (Stream<Path> files = Files.list(home.resolve("mailbox"))) {
            assertThat(files).isEmpty();
        }
        Files.delete(home.resolve("mailbox"));

        assertThatThrownBy(() -> send(ADAS_MAIL, "Lost?"))
                .isInstanceOf(MailSendException.class)
                .hasMessageContaining("451");
    }

    @Test
    void listsMailsAsJsonForWhoAsksForIt() throws Exception {
        send("grace@skybound.example", "First");
        send(ADAS_MAIL, "Second");

        JsonNode mails = json(get("/dev/mailbox"));

        assertThat(mails).hasSize(2);
        assertThat(mails.get(0).propertyNames()).containsExactlyInAnyOrder("id", "to", "subject", "sent_at");
        assertThat(mails.at("/0/to").asString()).isEqualTo(ADAS_MAIL);
        assertThat(mails.at("/0/subject").asString()).isEqualTo("Second");
        assertThat(mails.at("/0/sent_at").asString()).isEqualTo("2026-06-01T12:00:00Z");
    }

    @Test
    void listsOnlyTheMailsToAnAddress() throws Exception {
        send("grace@skybound.example", "First");
        send(ADAS_MAIL, "Second");

        assertThat(json(get("/dev/mailbox").param("to", "Grace@skybound.example"))
                        .at("/0/subject")
                        .asString())
                .isEqualTo("First");
        assertThat(json(get("/dev/mailbox").param("to", "nobody@skybound.example")))
                .isEmpty();
    }

    @Test
    void showsAPageToEverybodyElse() throws Exception {
        send(ADAS_MAIL, "Fish & <b>chips</b>");

        for (String accept : new String[] {BROWSER, "*/*", "not a media type"}) {
            MockHttpServletResponse page = answer(get("/dev/mailbox").header("Accept", accept));

            assertThat(page.getContentType()).isEqualTo("text/html;charset=UTF-8");
            assertThat(page.getHeader("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(page.getContentAsString(UTF_8)).contains("Fish &amp; &lt;b&gt;chips&lt;/b&gt;", ADAS_MAIL);
        }
    }

    @Test
    void showsWhatWasAskedForAsText() throws Exception {
        MockHttpServletResponse page =
                answer(get("/dev/mailbox").param("to", "\"><script>").header("Accept", BROWSER));

        assertThat(page.getContentAsString(UTF_8))
                .contains("value=\"&#34;>&lt;script>\"", "No mail to \"&gt;&lt;script&gt;.")
                .doesNotContain("<script");
    }

    @Test
    void showsAWholeMailAsJson() throws Exception {
        send(ADAS_MAIL, "With everything");

        JsonNode mail = json(get("/dev/mailbox/{id}", newest()));

        assertThat(mail.at("/from").asString()).isEqualTo("bookings@skybound.example");
        assertThat(mail.at("/to").asString()).isEqualTo(ADAS_MAIL);
        assertThat(mail.at("/subject").asString()).isEqualTo("With everything");
        assertThat(mail.at("/message_id").asString()).startsWith("<").endsWith(">");
        assertThat(mail.at("/text").asString()).isEqualTo("Plain “text”");
        assertThat(mail.at("/html").asString()).isEqualTo("<p>Rich “text”</p><script>alert(1)</script>");
        assertThat(mail.at("/attachments/0/name").asString()).isEqualTo("trip.ics");
        assertThat(mail.at("/attachments/0/content_type").asString()).isEqualTo("text/calendar");
        assertThat(mail.at("/attachments/0/content").asString()).isEqualTo("BEGIN:VCALENDAR");
        assertThat(mail.at("/attachments/1/content").asString()).isEqualTo("AQID");
    }

    @Test
    void locksAMailsHtmlIntoASandbox() throws Exception {
        send(ADAS_MAIL, "With everything");

        MockHttpServletResponse page = answer(get("/dev/mailbox/{id}", newest()).header("Accept", BROWSER));

        assertThat(page.getContentAsString(UTF_8))
                .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"")
                .contains("srcdoc=\"&lt;p&gt;Rich")
                .contains("Plain “text”", "trip.ics", "BEGIN:VCALENDAR")
                .doesNotContain("<script");
        assertThat(page.getHeader("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("script-src");
    }

    @Test
    void knowsNoOtherMails() {
        for (String id : new String[] {"mail_1", "..", "lock", "mail_0000000000001.eml"}) {
            assertThatThrownBy(() -> answer(get("/dev/mailbox/{id}", id)))
                    .rootCause()
                    .isInstanceOfSatisfying(Problem.class, problem -> {
                        assertThat(problem.status().value()).isEqualTo(404);
                        assertThat(problem.code()).isEqualTo("mail_not_found");
                    });
        }
    }

    private String newest() {
        return folder.newestFirst(null).getFirst().id();
    }

    private void restart() {
        mailbox.close();
        folder = MailboxFolder.open(home.resolve("mailbox"), 5, CLOCK);
        mailbox = EmbeddedMailbox.start(folder);
    }

    private void send(String to, String subject) throws MessagingException {
        var smtp = new JavaMailSenderImpl();
        smtp.setHost("127.0.0.1");
        smtp.setPort(mailbox.port());
        MimeMessage message = smtp.createMimeMessage();
        var mail = new MimeMessageHelper(message, true, "UTF-8");
        mail.setFrom("bookings@skybound.example");
        mail.setTo(to);
        mail.setSubject(subject);
        mail.setSentDate(Date.from(NOW));
        mail.setText("Plain “text”", "<p>Rich “text”</p><script>alert(1)</script>");
        mail.addAttachment("trip.ics", new ByteArrayResource("BEGIN:VCALENDAR".getBytes(UTF_8)), "text/calendar");
        mail.addAttachment("seat.bin", new ByteArrayResource(new byte[] {1, 2, 3}), "application/octet-stream");
        smtp.send(message);
    }

    private JsonNode json(MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse response = answer(request.header("Accept", "application/json"));
        assertThat(response.getContentType()).isEqualTo("application/json");
        return HttpJson.mapper().readTree(response.getContentAsString(UTF_8));
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return MockMvcBuilders.standaloneSetup(new MailboxEndpoint(folder))
                .setMessageConverters(
                        new StringHttpMessageConverter(), new JacksonJsonHttpMessageConverter(HttpJson.mapper()))
                .build()
                .perform(request)
                .andReturn()
                .getResponse();
    }
}
