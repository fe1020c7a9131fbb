package io.skybound.process.steps;

import static io.skybound.api.example.ExampleBooking.BOOKING;
import static io.skybound.api.example.ExampleFlight.SB400;
import static io.skybound.api.example.ExamplePayment.PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.skybound.api.Refused;
import io.skybound.api.booking.BookingCommand.RejectBooking;
import io.skybound.api.example.Example;
import io.skybound.api.payment.PaymentCommand.CapturePayment;
import io.skybound.api.payment.PaymentRefusal.PaymentNotFound;
import io.skybound.api.seats.SeatsCommand.ConfirmSeats;
import io.skybound.platform.database.Schema;
import io.skybound.platform.security.Caller;
import io.skybound.platform.security.Roles;
import io.skybound.platform.testing.DatabaseTest;
import io.skybound.platform.testing.PlatformOnly;
import io.skybound.platform.web.Problem;
import io.skybound.process.steps.WhenRefused.Reaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;

/** What nobody but a person can help any more, a person can. */
@DatabaseTest({PlatformOnly.class, StuckProcessesIT.World.class})
class StuckProcessesIT {

    private static final CapturePayment STEP = new CapturePayment(PAYMENT, Example.NOW);
    private static final RejectBooking UNDONE = new RejectBooking(BOOKING, "seats_not_held", "No.", Example.NOW);
    private static final Caller OLGA = new Caller("usr_ops", "ops@skybound.example", Set.of(Roles.OPS), "ses_1");

    @Import({
        CommandAttempts.class,
        DurableSteps.class,
        StuckSteps.class,
        KeptSteps.class,
        StuckDesk.class,
        StuckProcessesEndpoint.class
    })
    static class World {

        @Bean
        Schema notificationSchema() {
            return new Schema("notification");
        }

        @Bean
        WhenRefused whenRefused() {
            return (_, _, _) -> new Reaction.Stuck();
        }

        @Bean
        Compensation compensation() {
            return (command, _) -> command instanceof RejectBooking ? UNDONE : null;
        }

        @Bean
        Renewal renewal() {
            return (command, now) ->
                    command instanceof ConfirmSeats c ? new ConfirmSeats(c.flightId(), c.bookingId(), now) : command;
        }
    }

    @Autowired
    StuckProcessesEndpoint endpoint;

    @Autowired
    StuckDesk desk;

    @Autowired
    StuckSteps stuck;

    @Autowired
    CommandBus bus;

    @Autowired
    JdbcClient database;

    @Autowired
    Serializer serializer;

    private final AtomicBoolean refuse = new AtomicBoolean();
    private final Queue<CommandMessage<?>> done = new ConcurrentLinkedQueue<>();
    private List<AutoCloseable> handlers = List.of();

    @BeforeEach
    void answer() {
        handlers = List.of(
                bus.subscribe(CapturePayment.class.getName(), this::handle)::cancel,
                bus.subscribe(ConfirmSeats.class.getName(), this::handle)::cancel,
                bus.subscribe(RejectBooking.class.getName(), this::handle)::cancel);
    }

    private @Nullable Object handle(CommandMessage<?> command) {
        if (refuse.get()) {
            throw new Refused(new PaymentNotFound());
        }
        done.add(command);
        return null;
    }

    @AfterEach
    void forget() throws Exception {
        for (AutoCloseable handler : handlers) {
            handler.close();
        }
        database.sql("DELETE FROM process.scheduled_tasks").update();
        database.sql("DELETE FROM notification.stuck_step").update();
    }

    @Test
    void listsWhatIsStuckPageByPage() {
        for (String name : List.of("expire/one", "expire/two", "expire/three")) {
            isStuck(name, STEP);
        }

        ResponseEntity<List<StuckView>> first = list(2, null);
        String link = Objects.requireNonNull(first.getHeaders().getFirst(HttpHeaders.LINK));
        ResponseEntity<List<StuckView>> rest = list(2, link.replaceAll(".*after=([^&>]*).*", "$1"));

        assertThat(entries(first)).extracting(StuckView::id).containsExactly("expire~one", "expire~two");
        assertThat(entries(rest)).extracting(StuckView::id).containsExactly("expire~three");
        assertThat(rest.getHeaders().getFirst(HttpHeaders.LINK)).isNull();
        assertThat(endpoint.getStuckProcess("expire~one"))
                .returns("CapturePayment", StuckView.Opened::step)
                .returns(BOOKING, StuckView.Opened::bookingId)
                .returns(3, StuckView.Opened::attempts)
                .returns("refused: payment_not_found", StuckView.Opened::lastError)
                .returns(null, StuckView.Opened::compensation);
    }

    @Test
    void showsWhatThisVersionCanNotRead() {
        KeptStep known = KeptStep.of(BOOKING, new GenericCommandMessage<>(STEP), 10, serializer);
        KeptStep unreadable =
                new KeptStep(BOOKING, "com.example.Gone", null, known.payload(), known.metadata(), known.attempts());
        stuck.record("expire/gone", unreadable, "unreadable");

        assertThat(endpoint.getStuckProcess("expire~gone"))
                .returns("Gone", StuckView.Opened::step)
                .returns(null, StuckView.Opened::compensation);
        refuses("nothing_to_compensate", () -> endpoint.compensateStuckProcess("expire~gone", OLGA));
    }

    @Test
    void leavesTheListWhenARetrySucceeds() {
        isStuck("expire/bkg_ada", STEP);

        endpoint.retryStuckProcess("expire~bkg_ada", OLGA);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(entries(list(null, null))).isEmpty());
        assertThat(done.stream().map(CommandMessage::getPayload).anyMatch(STEP::equals))
                .isTrue();
        refuses("stuck_process_not_found", () -> endpoint.retryStuckProcess("expire~bkg_ada", OLGA));
    }

    @Test
    void isSentAsOfTheMomentOfItsRetry() {
        Instant before = Instant.now().minusMillis(1);
        isStuck("seats/bkg_ada", new ConfirmSeats(SB400, BOOKING, Example.NOW));

        endpoint.retryStuckProcess("seats~bkg_ada", OLGA);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(done)
                        .singleElement()
                        .extracting(CommandMessage::getPayload)
                        .isInstanceOfSatisfying(
                                ConfirmSeats.class,
                                sent -> assertThat(sent.at()).isAfter(before)));
    }

    @Test
    void staysOnTheListOnceWhenARetryFails() {
        refuse.set(true);
        isStuck("expire/bkg_ada", STEP);
        Instant since = endpoint.getStuckProcess("expire~bkg_ada").since();

        endpoint.retryStuckProcess("expire~bkg_ada", OLGA);
        endpoint.retryStuckProcess("expire~bkg_ada", OLGA);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                endpoint.getStuckProcess("expire~bkg_ada").attempts())
                        .isGreaterThan(3));
        assertThat(entries(list(null, null))).hasSize(1);
        assertThat(endpoint.getStuckProcess("expire~bkg_ada").since()).isEqualTo(since);
    }

    @Test
    void isUndoneAsPartOfTheRequest() {
        isStuck("hold", new RejectBooking(BOOKING, "any", "Any.", Example.NOW));

        try (var _ = MDC.putCloseable("request_id", "req_olga")) {
            assertThat(endpoint.compensateStuckProcess("hold", OLGA).compensation())
                    .isEqualTo("RejectBooking");
        }

        assertThat(entries(list(null, null))).isEmpty();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(done).singleElement().satisfies(command -> {
                    assertThat(command.getPayload()).isEqualTo(UNDONE);
                    assertThat(command.getMetaData())
                            .containsEntry("correlation_id", "req_olga")
                            .containsEntry("actor", "usr_ops")
                            .containsEntry("roles", "ops");
                }));
    }

    @Test
    void isUndoneOnceWhereTwoAskForIt() {
        isStuck("hold", new RejectBooking(BOOKING, "any", "Any.", Example.NOW));
        StuckStep step = Objects.requireNonNull(stuck.find("hold"));

        assertThat(desk.compensate(step, UNDONE, OLGA)).isTrue();
        assertThat(desk.compensate(step, UNDONE, OLGA)).isFalse();
    }

    @Test
    void refusesToUndoWhatNothingUndoes() {
        isStuck("expire/bkg_ada", STEP);

        refuses("nothing_to_compensate", () -> endpoint.compensateStuckProcess("expire~bkg_ada", OLGA));

        assertThat(entries(list(null, null))).hasSize(1);
    }

    @Test
    void knowsNothingElse() {
        for (String id : List.of("none", "a'b", "a b")) {
            refuses("stuck_process_not_found", () -> endpoint.getStuckProcess(id));
            refuses("stuck_process_not_found", () -> endpoint.compensateStuckProcess(id, OLGA));
        }
    }

    private void isStuck(String name, Object command) {
        stuck.record(
                name,
                KeptStep.of(BOOKING, new GenericCommandMessage<>(command), 3, serializer),
                new UnforeseenRefusal("payment_not_found"));
    }

    private ResponseEntity<List<StuckView>> list(@Nullable Integer limit, @Nullable String after) {
        return endpoint.listStuckProcesses(limit, after, new MockHttpServletRequest("GET", "/ops/stuck-processes"));
    }

    private static List<StuckView> entries(ResponseEntity<List<StuckView>> page) {
        return Objects.requireNonNull(page.getBody());
    }

    private static void refuses(String code, ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
