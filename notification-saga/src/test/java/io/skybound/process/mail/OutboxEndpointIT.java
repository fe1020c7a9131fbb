package io.skybound.process.mail;

import static io.skybound.api.example.Example.ADAS_MAIL;
import static io.skybound.api.example.ExampleBooking.BOOKING;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.skybound.platform.security.Caller;
import io.skybound.platform.security.Roles;
import io.skybound.platform.web.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

class OutboxEndpointIT {
    private static final Caller OLGA = new Caller("usr_ops", "ops@skybound.example", Set.of(Roles.OPS), "ses_1");

    private final OutboxWorld world = new OutboxWorld();
    private final OutboxEndpoint endpoint = new OutboxEndpoint(
            new OutboxDesk(world.jdbc, world.bell), ExampleMails.writer(), world.queries, world.clock);

    @BeforeEach
    void adaHasBooked() {
        world.booked(ExampleViews.confirmed());
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void listsMailsNewestFirstPageByPage() {
        for (String cause : List.of("evt_1", "evt_2", "evt_3")) {
            put(cause);
        }

        ResponseEntity<List<OutboxView>> first = list("pending", 2, null);
        String link = Objects.requireNonNull(first.getHeaders().getFirst(HttpHeaders.LINK));
        String after = link.replaceAll(".*after=([^&>]*).*", "$1");
        ResponseEntity<List<OutboxView>> rest = list("pending", 2, after);

        assertThat(content(first)).hasSize(2);
        assertThat(content(rest)).hasSize(1);
        assertThat(rest.getHeaders().getFirst(HttpHeaders.LINK)).isNull();
        assertThat(Stream.concat(content(first).stream(), content(rest).stream())
                        .map(OutboxView::id))
                .doesNotHaveDuplicates()
                .isEqualTo(mails(null).stream().map(OutboxView::id).toList());
        assertThat(mails("failed")).isEmpty();
    }

    @Test
    void refusesAStatusThatMailsDoNotHave() {
        assertThatThrownBy(() -> list("lost'--", null, null))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("invalid_parameter"));
    }

    @Test
    void sendsAgainWhatFailedWithTheSameMessageId() throws Exception {
        try (var strict = MoodySmtp.answering("RCPT", "550 5.1.1 <ada@skybound.example>: user unknown")) {
            world.send(strict.port());
            put("evt_confirmed");
            awaitStatus("failed");
            OutboxView failed = mails("failed").getFirst();

            assertThat(endpoint.resendOutboxMail(failed.id(), OLGA).attempts()).isGreaterThanOrEqualTo(1);

            awaitStatus("sent");
            assertThat(strict.accepted()).singleElement().asString().contains(messageId());
        }
        OutboxView.Opened sent = endpoint.getOutboxMail(mails("sent").getFirst().id());
        assertThat(sent.attempts()).isEqualTo(2);
        assertThat(sent.sentAt()).isNotNull();
        assertThat(sent.messageId()).isEqualTo(messageId());
    }

    @Test
    void sendsAgainWhatWasSentWithTheSameMessageId() throws Exception {
        try (var smtp = MoodySmtp.answering("RCPT")) {
            world.send(smtp.port());
            put("evt_confirmed");
            awaitStatus("sent");

            endpoint.resendOutboxMail(mails("sent").getFirst().id(), OLGA);

            await().atMost(ofSeconds(20)).until(() -> smtp.accepted().size() == 2);
            awaitStatus("sent");
            assertThat(smtp.accepted()).allMatch(mail -> mail.contains(messageId()));
        }
    }

    @Test
    void leavesToItsSenderWhatIsPending() {
        put("evt_confirmed");
        OutboxView before = mails(null).getFirst();
        world.clock.advance(ofSeconds(5));

        assertThat(endpoint.resendOutboxMail(before.id(), OLGA)).isEqualTo(before);
    }

    @Test
    void showsAMailWithoutItsAddress() {
        put("evt_confirmed");

        OutboxView.Opened mail = endpoint.getOutboxMail(mails(null).getFirst().id());

        assertThat(mail.subject()).contains("ADA4WX");
        assertThat(mail.recipient())
                .isEqualTo("a***" + ADAS_MAIL.substring(ADAS_MAIL.indexOf('@')))
                .isNotEqualTo(ADAS_MAIL);
        assertThat(mail.toString()).doesNotContain(ADAS_MAIL);
    }

    @Test
    void knowsNoOtherMails() {
        for (String id : List.of("none", "mail_00000000000000000000000000000000", "mail_' OR true")) {
            assertThatThrownBy(() -> endpoint.resendOutboxMail(id, OLGA))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("mail_not_found"));
        }
    }

    private void put(String cause) {
        world.put(MailRequest.of(BOOKING, MailKind.BOOKING_CONFIRMED, cause, 4));
    }

    private String messageId() {
        return world.row(BOOKING).messageId();
    }

    private ResponseEntity<List<OutboxView>> list(
            @Nullable String status, @Nullable Integer limit, @Nullable String after) {
        return endpoint.listOutbox(status, limit, after, new MockHttpServletRequest("GET", "/ops/outbox"));
    }

    private List<OutboxView> mails(@Nullable String status) {
        return content(list(status, null, null));
    }

    private static List<OutboxView> content(ResponseEntity<List<OutboxView>> page) {
        return Objects.requireNonNull(page.getBody());
    }

    private void awaitStatus(String status) {
        await().atMost(ofSeconds(20)).until(() -> world.row(BOOKING).state(), status::equals);
    }
}
