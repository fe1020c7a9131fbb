package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The whole process is killed while it has many things to do. It starts again on what is left, by itself; whoever repeats a
 * request with its key finds one effect and one answer; and what was answered before is still there. One thing at a time,
 * and at every point of it, is for {@link CrashPointsJourneyTest}.
 */
class CrashJourneyTest {

    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.own("killed", Map.of("skybound.booking.hold", "PT5M"));

    @Test
    void killedWhenSeatsAreHeldAndTheGatewayHasMoneyThatNobodyKnowsOf() {
        killed("tok_timeout_after_capture", () -> events("SeatsReserved"), CrashJourneyTest::captures);
    }

    @Test
    void killedWhileThePaymentsAreBeingAskedForAgain() {
        killed("tok_slow", CrashJourneyTest::tasksUnderWay);
    }

    @Test
    void killedBeforeOperatorsAreAnswered() {
        Traveller ada = sky.traveller();
        Answer paid = ada.holdAndPay(
                Trip.oneWay(sky.operations().flight(30, 20), sky.people().adult()));
        String refunds = "/ops/payments/" + paid.at("/payments/0/id") + "/refunds";
        String flight = sky.operations().flight(31, 20);
        Object goodwill = Map.of("amount", Map.of("amount", "5.00", "currency", "USD"), "reason", "cold coffee");
        Object plan = Operations.Plan.jfkToLax(33).json();
        Map<String, String> refunding = sky.operations().sameRequest();
        Map<String, String> amending = sky.operations().sameRequest();
        Map<String, String> scheduling = sky.operations().sameRequest();
        Supplier<Answer> refund = () -> sky.anybody().post(refunds, goodwill, refunding);
        Supplier<Answer> amend =
                () -> sky.anybody().send("PATCH", "/ops/flights/" + flight, Map.of("gate", "B22"), amending);
        Supplier<Answer> schedule = () -> sky.anybody().post("/ops/flights", plan, scheduling);
        long before = events("RefundRequested") + events("GateAssigned") + events("FlightScheduled");

        Stream.of(refund, amend, schedule)
                .forEach(request -> CompletableFuture.supplyAsync(request, Thread::startVirtualThread));
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> events("RefundRequested") + events("GateAssigned") + events("FlightScheduled") > before);
        sky.product().kill9();
        sky.product().start();

        for (Supplier<Answer> request : List.of(refund, amend, schedule)) {
            Answer answer = Asked.untilDone(request);
            assertThat(answer.status()).as(answer.body()).isIn(200, 201);
            assertThat(request.get().body()).isEqualTo(answer.body());
        }
        sky.operations().awaitRefund(paid.at("/payments/0/id"), "succeeded");
        assertThat(events("RefundRequested") + events("GateAssigned") + events("FlightScheduled"))
                .isEqualTo(before + 3);
    }

    /** Some right before, others at the same time, so that one commit carries many of them. */
    @Test
    void whatItEverAnsweredIsThereWhenItIsKilledWhileItAnswersMany() {
        Traveller ada = sky.traveller();
        String flight = sky.operations().flight(30, 20);
        Answer held = ada.hold(Trip.oneWay(flight, sky.people().adult()));
        Answer paid = ada.hold(Trip.oneWay(flight, sky.people().adult()));
        Answer payment = ada.pay(paid, "tok_visa").expect(201);
        Answer gone = ada.hold(Trip.oneWay(flight, sky.people().adult()));
        Answer cancelled = ada.cancel(gone.id()).expect(200);
        Traveller bob = sky.traveller();
        Trip trip = Trip.oneWay(sky.operations().flight(30, 500), sky.people().adult());
        Set<String> answered = ConcurrentHashMap.newKeySet();
        List<Traveller> buyers = Stream.generate(sky::traveller).limit(12).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            buyers.forEach(buyer -> threads.execute(() -> bookUntilKilled(buyer, trip, answered)));
            await().pollInterval(Duration.ofMillis(1)).until(() -> answered.size() > 25);
            sky.product().kill9();
        }
        sky.product().start();

        assertThat(
                        sky.query(
                                "SELECT aggregate_identifier FROM events.domain_event_entry WHERE payload_type = 'BookingCreated'"))
                .containsAll(answered);
        buyers.forEach(buyer -> buyer.book(trip).expect(201));
        assertThat(ada.booking(held.id(), held.version()).expect(200).at("/total_amount/amount"))
                .isEqualTo("199.90");
        assertThat(ada.awaitDetail(paid.id(), "confirmed").at("/payments/0/id")).isEqualTo(payment.id());
        ada.awaitPayment(payment.id(), "completed");
        assertThat(ada.booking(gone.id(), cancelled.version()).expect(200).at("/status_detail"))
                .isEqualTo("cancelled_by_traveller");
        assertThat(bob.get("/users/me").expect(200).at("/email")).isEqualTo(bob.email());
        sky.mailbox().await(ada.email(), "is confirmed");
        ada.pay(held, "tok_visa").expect(201);
        ada.awaitDetail(held.id(), "confirmed");
    }

    @Test
    void killedWhileAReadModelIsBeingMadeAnew() throws SQLException {
        Traveller ada = sky.traveller();
        String id = ada.holdAndPay(Trip.oneWay(
                        sky.operations().flight(30, 20), sky.people().adult()))
                .id();
        sky.query(
                "UPDATE read.booking SET view = replace(view, '\"status\":\"confirmed\"', '\"status\":\"cancelled\"')"
                        + " WHERE id = ? RETURNING id",
                id);
        assertThat(ada.booking(id).at("/status")).isEqualTo("cancelled");

        try (Connection reader = sky.readerOf("read.booking")) {
            sky.operations().rebuild("bookings").expect(202);
            await().ignoreExceptions()
                    .until(() -> number("SELECT count(*) FROM read_next.booking WHERE id = ?", id), is(1L));
            assertThat(ada.booking(id).at("/status")).isEqualTo("cancelled");
            sky.product().kill9();
        }
        sky.product().start();

        ada.booking(id).expect(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> sky.operations().projection("bookings").at("/rebuild/status"), "completed"::equals);
        assertThat(ada.booking(id).at("/status")).isEqualTo("confirmed");
    }

    private static void bookUntilKilled(Traveller buyer, Trip trip, Set<String> answered) {
        try {
            while (true) {
                Answer answer = buyer.book(trip);
                if (answer.status() == 201) {
                    answered.add(answer.id());
                }
            }
        } catch (UncheckedIOException killed) {
            // What it has answered is known; of the rest, nobody was told.
        }
    }

    /** Somebody asks for bookings and for payments, and as soon as all of these have grown it happens. */
    private static void killed(String token, LongSupplier... signs) {
        Asked asked = new Asked(sky.traveller(), token, sky);
        long[] before = Arrays.stream(signs).mapToLong(LongSupplier::getAsLong).toArray();

        asked.ask();
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> IntStream.range(0, signs.length).allMatch(i -> signs[i].getAsLong() > before[i]));
        sky.product().kill9();
        sky.product().start();

        asked.bookingsAreThereOnce();
        asked.paymentsAreTakenOnce();
    }

    private static long events(String type) {
        return number("SELECT count(*) FROM events.domain_event_entry WHERE payload_type = ?", type);
    }

    private static long captures() {
        return number("SELECT count(*) FROM gateway.capture WHERE outcome = 'captured'");
    }

    private static long tasksUnderWay() {
        return number("SELECT count(*) FROM process.scheduled_tasks WHERE picked");
    }

    private static long number(String sql, Object... values) {
        return Long.parseLong(sky.query(sql, values).getFirst());
    }
}
