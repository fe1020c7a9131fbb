package io.skybound.process.mail;

import static io.skybound.api.example.Example.ADAS_MAIL;
import static io.skybound.api.example.ExampleBooking.BOOKING;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.skybound.api.booking.BookingView;
import io.skybound.api.mail.MailEvent.MailDelivered;
import io.skybound.api.mail.MailEvent.MailFailed;
import io.skybound.platform.messaging.MessageMetadata;
import io.skybound.process.mail.OutboxWorld.Row;
import io.skybound.process.mail.Outcome.LeaseOver;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxIT {
    private static final MailRequest CONFIRMATION =
            MailRequest.of(BOOKING, MailKind.BOOKING_CONFIRMED, "evt_confirmed", 4);

    private final OutboxWorld world = new OutboxWorld();
    private final int port = freePort();
    private final GreenMail smtp = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void adaHasBooked() {
        world.booked(ExampleViews.confirmed());
    }

    @AfterEach
    void stop() {
        world.close();
        smtp.stop();
    }

    @Test
    void deliversWhatIsPut() throws Exception {
        smtp.start();
        world.send(port);

        world.put(CONFIRMATION);

        awaitState(BOOKING, "sent");
        assertThat(smtp.getReceivedMessages()).hasSize(1);
        var mail = smtp.getReceivedMessages()[0];
        assertThat(mail.getSubject()).contains("ADA4WX");
        assertThat(mail.getMessageID()).isEqualTo(world.row(BOOKING).messageId());
    }

    @Test
    void tellsOfTheDelivery() {
        smtp.start();
        world.send(port);

        world.put(CONFIRMATION);

        awaitState(BOOKING, "sent");
        assertThat(world.told(BOOKING)).singleElement().satisfies(message -> {
            assertThat(message.getPayload()).isInstanceOfSatisfying(MailDelivered.class, event -> {
                assertThat(event.bookingId()).isEqualTo(BOOKING);
                assertThat(event.kind()).isEqualTo("booking-confirmed");
                assertThat(event.messageId()).isEqualTo(world.row(BOOKING).messageId());
                assertThat(event.recipient()).isEqualTo(ADAS_MAIL);
            });
            assertThat(message.getMetaData())
                    .containsEntry(MessageMetadata.CAUSATION_ID, "evt_confirmed")
                    .containsEntry(MessageMetadata.CORRELATION_ID, "evt_confirmed")
                    .containsEntry(MessageMetadata.ACTOR, MessageMetadata.SYSTEM);
        });
    }

    @Test
    void tellsWhichRequestSetTheMailInMotion() {
        smtp.start();
        world.send(port);
        var confirmed = GenericEventMessage.asEventMessage("confirmed")
                .andMetaData(Map.of(MessageMetadata.CORRELATION_ID, "req_ada"));
        var handling = DefaultUnitOfWork.startAndGet(confirmed);
        handling.registerCorrelationDataProvider(new SimpleCorrelationDataProvider(MessageMetadata.CORRELATION_ID));

        handling.execute(() -> world.put(CONFIRMATION));

        awaitState(BOOKING, "sent");
        assertThat(world.told(BOOKING))
                .singleElement()
                .satisfies(message -> assertThat(message.getMetaData())
                        .containsEntry(MessageMetadata.CORRELATION_ID, "req_ada")
                        .containsEntry(MessageMetadata.CAUSATION_ID, "evt_confirmed"));
    }

    /** The mail goes out twice, as it may after a crash; that it was delivered happened once. */
    @Test
    void tellsOfTheDeliveryOnceThoughTheRowWasLost() {
        smtp.start();
        world.send(port);
        world.put(CONFIRMATION);
        awaitState(BOOKING, "sent");

        world.forgetThatItIsSent(BOOKING);

        await().atMost(ofSeconds(20)).until(() -> smtp.getReceivedMessages().length == 2);
        awaitState(BOOKING, "sent");
        assertThat(world.told(BOOKING)).hasSize(1);
    }

    @Test
    void tellsNothingIfTheRowCanNotBeWritten() {
        world.put(CONFIRMATION);
        OwedMail late = takeOnAndDie().getFirst();
        world.clock.advance(ofSeconds(91));
        assertThat(takeOnAndDie()).hasSize(1);

        world.records.failed(late, ADAS_MAIL, "too late", world.clock.instant());

        assertThat(world.told(BOOKING)).isEmpty();
    }

    @Test
    void owesNothingIfItsCauseIsRolledBack() {
        world.transaction.executeWithoutResult(status -> {
            world.outbox.put(CONFIRMATION);
            status.setRollbackOnly();
        });

        assertThat(world.rowsIn("pending")).isZero();
    }

    @Test
    void refusesToOweAMailWithoutATransaction() {
        assertThatThrownBy(() -> world.outbox.put(CONFIRMATION)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void staysQuietOnARepeatedRequest() {
        world.put(CONFIRMATION);
        world.put(CONFIRMATION.with(MailFacts.REASON, "the cause is handled once more"));

        assertThat(world.rowsIn("pending")).isEqualTo(1);
    }

    @Test
    void owesTheSameMailOnceAlsoIfTwoAskAtTheSameTime() throws Exception {
        var together = new CyclicBarrier(8);
        Callable<Void> put = () -> {
            together.await();
            world.put(CONFIRMATION);
            return null;
        };
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> done : callers.invokeAll(Collections.nCopies(8, put))) {
                done.get();
            }
        }

        assertThat(world.rowsIn("pending")).isEqualTo(1);
    }

    @Test
    void deliversOnceTheMailServerIsBack() {
        world.send(port);
        world.put(CONFIRMATION);
        awaitFailedAttempts(1);
        world.clock.advance(ofSeconds(3));
        awaitFailedAttempts(2);
        assertThat(world.row(BOOKING).lastError()).isEqualTo("mail server can't be used: ConnectException");

        smtp.start();
        world.clock.advance(ofSeconds(5));

        awaitState(BOOKING, "sent");
        assertThat(smtp.getReceivedMessages()).hasSize(1);
    }

    @Test
    void waitsForABookingViewThatLagsBehind() {
        smtp.start();
        world.send(port);
        world.put(MailRequest.of("bkg_slow", MailKind.BOOKING_CONFIRMED, "evt_1", 4));
        await().until(() ->
                "booking view lags behind".equals(world.row("bkg_slow").lastError()));

        world.booked(ExampleViews.named("bkg_slow", ExampleViews.confirmed()));
        world.clock.advance(ofSeconds(3));

        awaitState("bkg_slow", "sent");
    }

    @Test
    void triesAgainWhatIsRefusedForNow() throws Exception {
        try (var greylisting = MoodySmtp.answering("RCPT", "451 4.7.1 <ada@skybound.example> try again later")) {
            world.send(greylisting.port());
            world.put(CONFIRMATION);
            awaitFailedAttempts(1);
            assertThat(world.row(BOOKING).lastError()).isEqualTo("mail server said 451 4.7.1 to RCPT");

            world.clock.advance(ofSeconds(3));

            awaitState(BOOKING, "sent");
            assertThat(greylisting.accepted()).hasSize(1);
        }
    }

    @Test
    void givesUpARecipientThatIsRefusedForGoodAndSendsTheOthers() throws Exception {
        try (var strict = MoodySmtp.answering("RCPT", "550 5.1.1 <ada@skybound.example>: user unknown")) {
            world.send(strict.port());
            world.put(CONFIRMATION);
            awaitState(BOOKING, "failed");

            world.booked(ExampleViews.named("bkg_other", ExampleViews.confirmed()));
            world.put(MailRequest.of("bkg_other", MailKind.BOOKING_CONFIRMED, "evt_2", 4));

            awaitState("bkg_other", "sent");
            assertThat(world.row(BOOKING))
                    .isEqualTo(new Row(
                            "failed",
                            1,
                            "mail server said 550 5.1.1 to RCPT",
                            world.row(BOOKING).messageId()));
            assertThat(strict.accepted()).hasSize(1);
            assertThat(world.told(BOOKING))
                    .singleElement()
                    .satisfies(message -> assertThat(message.getPayload())
                            .isInstanceOfSatisfying(
                                    MailFailed.class,
                                    event -> assertThat(event.reason())
                                            .isEqualTo("mail server said 550 5.1.1 to RCPT")));
        }
    }

    @Test
    void keepsTryingWhileTheMailServerRefusesUsRatherThanTheRecipient() throws Exception {
        try (var locked = MoodySmtp.answering("MAIL", "530 5.7.0 authentication required")) {
            world.send(locked.port());
            world.put(CONFIRMATION);
            awaitFailedAttempts(1);
            assertThat(world.row(BOOKING).state()).isEqualTo("pending");

            world.clock.advance(ofSeconds(3));

            awaitState(BOOKING, "sent");
        }
    }

    @Test
    void givesUpAnAddressThatNoMailCanReach() {
        smtp.start();
        BookingView booking = ExampleViews.confirmed();
        world.booked(
                ExampleViews.with(booking, "ada@skybound.example\r\nBcc: all@skybound.example", booking.passengers()));
        world.send(port);

        world.put(CONFIRMATION);

        awaitState(BOOKING, "failed");
        assertThat(world.row(BOOKING).lastError()).isEqualTo("unusable address");
        assertThat(smtp.getReceivedMessages()).isEmpty();
    }

    @Test
    void repeatsAMailWithTheSameMessageIdIfTheMailServerHangsUpAfterTakingIt() throws Exception {
        try (var forgetful = MoodySmtp.answering("DATA", MoodySmtp.HANG_UP)) {
            world.send(forgetful.port());
            world.put(CONFIRMATION);
            awaitFailedAttempts(1);

            world.clock.advance(ofSeconds(3));

            awaitState(BOOKING, "sent");
            assertThat(forgetful.accepted())
                    .hasSize(2)
                    .allSatisfy(mail -> assertThat(mail)
                            .contains("Message-ID: " + world.row(BOOKING).messageId()));
        }
    }

    @Test
    void takesOnWhatADeadSenderHadTakenOnOnceItsLeaseIsOver() {
        smtp.start();
        world.put(CONFIRMATION);
        assertThat(takeOnAndDie()).hasSize(1);

        world.send(port);
        world.clock.advance(ofSeconds(60));
        assertThat(world.rows.takeOn(10, world.clock.instant(), world.clock.instant()))
                .as("the lease holds")
                .isEmpty();
        world.clock.advance(ofSeconds(31));

        awaitState(BOOKING, "sent");
        assertThat(world.row(BOOKING).attempts()).isEqualTo(2);
        assertThat(smtp.getReceivedMessages()).hasSize(1);
    }

    @Test
    void letsASenderWhoseLeaseIsOverChangeNothingButThatItSent() {
        world.put(CONFIRMATION);
        OwedMail late = takeOnAndDie().getFirst();
        world.clock.advance(ofSeconds(91));
        assertThat(takeOnAndDie()).hasSize(1);

        world.rows.failed(late, "too late");
        world.rows.later(late, world.clock.instant(), "too late");
        assertThat(world.row(BOOKING)).extracting(Row::state, Row::lastError).containsExactly("pending", null);

        world.rows.sent(late, world.clock.instant());
        assertThat(world.row(BOOKING).state()).isEqualTo("sent");
    }

    @Test
    void handsOverNothingWhenTheLeaseMayEndMeanwhile() throws Exception {
        smtp.start();
        world.put(CONFIRMATION);
        OwedMail mail = takeOnAndDie().getFirst();
        world.clock.advance(ofSeconds(50));

        assertThat(world.delivery(port).attempt(mail)).isEqualTo(new LeaseOver());
        assertThat(smtp.getReceivedMessages()).isEmpty();
    }

    @Test
    void sendsEachMailOnceThoughSeveralSendersRace() throws Exception {
        smtp.start();
        List<String> bookings = IntStream.range(0, 40).mapToObj(i -> "bkg_" + i).toList();
        for (String booking : bookings) {
            world.booked(ExampleViews.named(booking, ExampleViews.confirmed()));
            world.put(MailRequest.of(booking, MailKind.BOOKING_CONFIRMED, "evt_" + booking, 4));
        }

        world.send(port);
        world.send(port);
        world.send(port);

        await().atMost(ofSeconds(30)).until(() -> world.rowsIn("sent") == bookings.size());
        List<String> ids = new ArrayList<>();
        for (var mail : smtp.getReceivedMessages()) {
            ids.add(mail.getMessageID());
        }
        assertThat(ids).hasSize(bookings.size()).doesNotHaveDuplicates();
    }

    @Test
    void sendsTheMailsOfABookingInTheOrderOfTheirCauses() throws Exception {
        smtp.start();
        List<MailKind> order = List.of(
                MailKind.BOOKING_HELD,
                MailKind.BOOKING_CONFIRMED,
                MailKind.BOOKING_CANCELLED,
                MailKind.REFUND_COMPLETED);
        for (MailKind kind : order) {
            world.put(ExampleMails.request(kind));
        }

        world.send(port);

        await().atMost(ofSeconds(20)).until(() -> world.rowsIn("sent") == order.size());
        assertThat(Stream.of(smtp.getReceivedMessages()).map(OutboxIT::subject))
                .satisfiesExactly(
                        held -> assertThat(held).contains("held"),
                        confirmed -> assertThat(confirmed).contains("confirmed"),
                        cancelled -> assertThat(cancelled).contains("cancelled"),
                        refunded -> assertThat(refunded).contains("refund"));
    }

    @Test
    void letsNoMailInTroubleKeepBackALaterOne() {
        smtp.start();
        world.put(MailRequest.of(BOOKING, MailKind.BOOKING_HELD, "evt_held", 2));
        for (int attempt = 0; attempt < 2; attempt++) {
            takeOnAndDie();
            world.clock.advance(ofSeconds(91));
        }
        world.rows.takeOn(1, world.clock.instant(), world.clock.instant().plus(Duration.ofMinutes(5)));

        world.send(port);
        world.put(CONFIRMATION);

        await().until(() -> world.rowsIn("sent") == 1);
        assertThat(world.rowsIn("pending")).isEqualTo(1);
    }

    private List<OwedMail> takeOnAndDie() {
        return world.rows.takeOn(
                10, world.clock.instant(), world.clock.instant().plusSeconds(90));
    }

    private void awaitState(String booking, String state) {
        await().atMost(ofSeconds(20)).until(() -> world.row(booking).state().equals(state));
    }

    /** Also recorded, so that time may go on. */
    private void awaitFailedAttempts(int attempts) {
        await().atMost(ofSeconds(20)).until(() -> {
            Row row = world.row(BOOKING);
            return row.attempts() == attempts && row.lastError() != null && !isTakenOn();
        });
    }

    private boolean isTakenOn() {
        return world.jdbc
                .sql("SELECT next_attempt_at > :soon FROM notification.mail_outbox WHERE booking_id = :booking")
                .param("soon", world.clock.instant().plusSeconds(60).atOffset(ZoneOffset.UTC))
                .param("booking", BOOKING)
                .query(Boolean.class)
                .single();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            return ThreadLocalRandom.current().nextInt(20_000, 30_000);
        }
    }
}
