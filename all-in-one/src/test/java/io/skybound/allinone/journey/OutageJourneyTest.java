package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The database is away, frozen or killed: nobody waits for ever, nobody is shown a fault, and all is well afterwards. */
class OutageJourneyTest {
    private static final Duration BACK = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int AT_ONCE = 40;

    @RegisterExtension
    static final ProductUnderTest sky =
            ProductUnderTest.own("outage", Map.of("skybound.web.most-at-once", Integer.toString(AT_ONCE)));

    private Traveller ada;
    private String flight;
    private Answer held;

    @BeforeEach
    void aTravellerWhoHolds() {
        ada = sky.traveller();
        flight = sky.operations().flight(30, 40);
        held = Crowd.hold(ada, Keys.fresh(), Trip.oneWay(flight, sky.people().adult()));
    }

    @AfterEach
    void thaw() {
        sky.product().database(Signal.CONT);
    }

    /** Mails that were in hand in an outage wait for the end of their lease, and the invariants wait for them. */
    @AfterAll
    static void endTheLeasesOfMails() {
        sky.anybody().post("/dev/clock", Map.of("advance", "PT61S"), Map.of()).expect(200);
    }

    @Test
    void tellsToComeAgainWhileTheDatabaseIsFrozen() {
        String payment = Keys.fresh();
        sky.product().database(Signal.STOP);

        List<CompletableFuture<Answer>> asked = everything(payment);
        await("not ready").atMost(PATIENCE).until(() -> ready() == 503);
        assertThat(sky.anybody().get("/livez", Map.of()).status()).isEqualTo(200);
        for (CompletableFuture<Answer> answer : asked) {
            assertThat(answer).succeedsWithin(PATIENCE).satisfies(OutageJourneyTest::isWellOrComesAgain);
        }
        assertThat(asked).anyMatch(answer -> answer.join().status() == 503);

        sky.product().database(Signal.CONT);
        await("ready again").atMost(BACK).until(() -> ready() == 200);
        awaitPaid(payment);
    }

    /** The database does not move, so whoever is let in stays in: the rest can only be answered by not letting them in. */
    @Test
    void tellsThoseWhoAreTooManyToComeAgainAtOnceAndRecoversByItself() {
        sky.product().database(Signal.STOP);
        List<CompletableFuture<Answer>> asked = Stream.generate(() -> ada.bookLater(
                        Keys.fresh(), Trip.oneWay(flight, sky.people().adult())))
                .limit(AT_ONCE * 4L)
                .toList();

        assertThat(asked)
                .allSatisfy(answer ->
                        assertThat(answer).succeedsWithin(PATIENCE).satisfies(OutageJourneyTest::isWellOrComesAgain));
        assertThat(asked.stream().filter(answer -> answer.join().outcome().equals("503 overloaded")))
                .hasSizeGreaterThanOrEqualTo(AT_ONCE);

        sky.product().database(Signal.CONT);
        await("ready again").atMost(BACK).until(() -> ready() == 200);
        ada.pay(held, "tok_visa").expect(201);
        ada.awaitDetail(held.id(), "confirmed");
    }

    @Test
    void isReadyAgainSoonAfterTheDatabaseWasKilled() throws IOException {
        String payment = Keys.fresh();
        sky.product().database(Signal.KILL);

        for (CompletableFuture<Answer> answer : everything(payment)) {
            assertThat(answer).succeedsWithin(PATIENCE).satisfies(OutageJourneyTest::isWellOrComesAgain);
        }
        await("ready again").atMost(BACK).until(() -> ready() == 200);
        awaitPaid(payment);
    }

    /**
     * Commands, reads and sign-ins, all at the same time. Whether the payment was made nobody knows until it is repeated.
     *
     * @param payment the key of the payment
     */
    private List<CompletableFuture<Answer>> everything(String payment) {
        List<CompletableFuture<Answer>> asked = new ArrayList<>();
        asked.add(ada.bookLater(Keys.fresh(), Trip.oneWay(flight, sky.people().adult())));
        asked.add(ada.payLater(payment, held, "tok_visa"));
        Stream.of("/bookings/" + held.id(), "/users/me", "/users/me/bookings", "/flights/" + flight)
                .forEach(path -> asked.add(later(() -> ada.get(path))));
        asked.add(later(() -> sky.anybody()
                .post(
                        "/auth/login",
                        Map.of("email", ada.email(), "password", ada.account().password()),
                        Map.of())));
        return asked;
    }

    private static CompletableFuture<Answer> later(Supplier<Answer> request) {
        return CompletableFuture.supplyAsync(request, Thread::startVirtualThread);
    }

    private void awaitPaid(String payment) {
        Crowd.answered(() -> ada.pay(payment, held, "tok_visa")).expect(201);
        ada.awaitDetail(held.id(), "confirmed");
    }

    private static void isWellOrComesAgain(Answer answer) {
        if (answer.status() >= 500) {
            answer.refuses(503, answer.at("/code"));
            assertThat(answer.header("Retry-After")).as(answer.request()).isNotEmpty();
        }
    }

    private static int ready() {
        return sky.anybody().get("/readyz", Map.of()).status();
    }
}
