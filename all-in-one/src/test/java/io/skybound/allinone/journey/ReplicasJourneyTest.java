package io.skybound.allinone.journey;

import static io.skybound.allinone.journey.Crowd.atOnce;
import static io.skybound.allinone.journey.Crowd.settled;
import static io.skybound.allinone.journey.Crowd.untilDone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skybound.allinone.journey.invariants.Invariants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two replicas on one PostgreSQL, which both started on the empty database at the same moment. Nobody who talks to them
 * can tell that they are two; and what one of them had begun when it was killed, the other one finishes.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasJourneyTest {
    private static final Duration HOLD = Duration.ofSeconds(30);
    /** After so long the other replica has what a dead one had claimed: 6 s, and a second until it looks. */
    private static final Duration TAKEOVER = Duration.ofSeconds(8);

    private static final Duration LATE = Duration.ofSeconds(5);

    private static Cluster sky;
    private static Operations operations;

    @BeforeAll
    static void start() {
        sky = Cluster.started(
                2, Map.of("skybound.booking.hold", HOLD.toString(), "skybound.gateway.sandbox.slow", "3s"));
        operations = sky.operations();
    }

    @AfterAll
    static void invariantsHold() {
        try (Cluster ended = sky) {
            // That others take on what a dead one had in hand, once its lease is over, is proven by OutboxIT.
            ended.query(
                    "UPDATE notification.mail_outbox SET next_attempt_at = now() WHERE state = 'pending' RETURNING id");
            Invariants.mustHold(ended.evidence());
        } catch (AssertionError violated) {
            System.err.println(sky.endOfLogs());
            throw violated;
        }
    }

    @Test
    @Order(1)
    void aJourneyWhoseRequestsGoToOneAndTheOther() {
        Traveller ada = Traveller.of(sky);
        String flight = operations.flight(30, 3);

        Answer held = hold(ada, flight);
        ada.pay(held, "tok_visa").expect(201);
        ada.awaitDetail(held.id(), "confirmed");
        sky.mails().await(ada.email(), "is confirmed");
        awaitAvailable(flight, 2);
        assertThat(ada.cancel(held.id()).expect(200).at("/status_detail")).isEqualTo("cancelled_by_traveller");
        ada.awaitBooking(held.id(), "/refund/status", "succeeded");
        awaitAvailable(flight, 3);
    }

    @Test
    @Order(2)
    void whatOneHasWrittenTheOtherReadsAtOnce() {
        Traveller ada = Traveller.of(sky);
        Traveller there = ada.at(sky.replica(1));
        List<Long> millis = new ArrayList<>();

        for (int i = 0; i < 8; i++) {
            String flight = operations.flight(30, 3);
            Answer held = hold(ada.at(sky.replica(0)), flight);
            millis.add(millisOf(() -> there.booking(held.id(), held.version()).expect(200)));
            Answer cancelled = ada.at(sky.replica(0)).cancel(held.id()).expect(200);
            millis.add(millisOf(() -> assertThat(
                            there.booking(held.id(), cancelled.version()).at("/status_detail"))
                    .isEqualTo("cancelled_by_traveller")));
        }

        assertThat(millis)
                .as("milliseconds until it shows on the other replica")
                .allMatch(each -> each < 1_000);
    }

    @Test
    @Order(3)
    void bothHaveTheirShareOfTheWork() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(sky.query(
                                "SELECT count(*) FROM process.token_entry WHERE processor_name NOT LIKE '\\_\\_%'"
                                        + " AND processor_name IN (SELECT processor_name FROM process.token_entry"
                                        + " GROUP BY processor_name HAVING count(*) = 4)"
                                        + " GROUP BY processor_name, owner"))
                        .isNotEmpty()
                        .allMatch("2"::equals));
    }

    @Test
    @Order(4)
    void aHundredBuyersAtBothForTheLastTenSeatsGetExactlyTen() {
        String flight = operations.flight(20, 10);
        List<Traveller> travellers = atOnce(10, _ -> Traveller.of(sky));

        List<Crowd.Outcome> answers =
                atOnce(100, i -> settled(travellers.get(i % 10), Trip.oneWay(flight, people().adult())));

        assertThat(answers.stream().collect(Collectors.groupingBy(Crowd.Outcome::outcome, Collectors.counting())))
                .isEqualTo(Map.of("201", 10L, "409 sold_out", 90L));
        awaitAvailable(flight, 0);
        for (int i = 0; i < 100; i++) {
            if (answers.get(i).outcome().equals("201")) {
                travellers.get(i % 10).cancel(answers.get(i).bookingId()).expect(200);
            }
        }
        awaitAvailable(flight, 10);
    }

    /** Whoever gets it pays at once, so that it is gone however long the others take. */
    @Test
    @Order(5)
    void fiveHundredBuyersAtBothForTheLastSeatSellItOnce() {
        String flight = operations.flight(20, 1);
        // One after the other: their passwords cost more than all that they buy.
        List<Traveller> travellers =
                Stream.generate(() -> Traveller.of(sky)).limit(30).toList();

        List<Crowd.Outcome> answers = atOnce(500, i -> {
            Traveller buyer = travellers.get(i % 30);
            Crowd.Outcome answer = settled(buyer, Trip.oneWay(flight, people().adult()));
            if (answer.outcome().equals("201")) {
                String payment = Keys.fresh();
                Answer held = buyer.booking(answer.bookingId());
                Crowd.answered(() -> buyer.pay(payment, held, "tok_visa")).expect(201);
            }
            return answer;
        });

        assertThat(answers.stream().collect(Collectors.groupingBy(Crowd.Outcome::outcome, Collectors.counting())))
                .isEqualTo(Map.of("201", 1L, "409 sold_out", 499L));
        assertThat(sky.query(
                        "SELECT convert_from(payload, 'UTF8')::json ->> 'bookingId' FROM events.domain_event_entry"
                                + " WHERE payload_type = 'SeatsReserved' AND aggregate_identifier = ?",
                        "seats_" + flight))
                .containsExactlyElementsOf(answers.stream()
                        .filter(answer -> answer.outcome().equals("201"))
                        .map(Crowd.Outcome::bookingId)
                        .toList());
        awaitAvailable(flight, 0);
    }

    @Test
    @Order(6)
    void thirtyTimesTheSameRequestAtBothIsOneBookingAndOnePayment() {
        Traveller ada = Traveller.of(sky);
        Trip trip = Trip.oneWay(operations.flight(30, 5), people().adult());
        String key = Keys.fresh();
        String payment = Keys.fresh();

        List<Answer> booked = atOnce(30, _ -> untilDone(() -> ada.book(key, trip)));
        Answer held = Crowd.hold(ada, key, trip);
        List<Answer> paid = atOnce(30, _ -> untilDone(() -> ada.pay(payment, held, "tok_visa")));

        for (List<Answer> answers : List.of(booked, paid)) {
            assertThat(answers.stream()
                            .map(answer -> answer.status() + answer.body())
                            .distinct())
                    .hasSize(1);
        }
        assertThat(paid.getFirst().status()).isEqualTo(201);
        ada.awaitDetail(held.id(), "confirmed");
        assertThat(ada.myBookings().each("/id")).hasSize(1);
    }

    @Test
    @Order(7)
    void loggingOutAtOneIsKnownAtTheOtherWithinASecond() {
        for (int i = 0; i < 5; i++) {
            Traveller ada = Traveller.of(sky);
            Traveller there = ada.at(sky.replica(1));
            there.get("/users/me").expect(200);
            Session here = ada.session().at(sky.replica(0));

            here.end().expect(204);

            await().atMost(Duration.ofSeconds(1))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> there.get("/users/me").status() == 401);
            ada.session().at(sky.replica(1)).refresh().expect(401);
        }
    }

    @Test
    @Order(8)
    void theOtherGoesOnWhileOneIsFrozenAndNothingHappensTwiceWhenItIsBack() {
        Traveller ada = Traveller.of(sky.replica(1));
        String flight = operations.flight(30, 6);
        List<Trip> trips = IntStream.range(0, 3)
                .mapToObj(_ -> Trip.oneWay(flight, people().adult()))
                .toList();
        trips.forEach(trip -> ada.at(sky.replica(0)).bookLater(Keys.fresh(), trip));

        sky.replica(0).freeze();
        Instant frozen = Instant.now();
        try {
            String key = Keys.fresh();
            Trip trip = Trip.oneWay(flight, people().adult());
            Answer held = Crowd.hold(ada, key, trip);
            assertThat(Instant.parse(held.at("/updated_at")))
                    .isBefore(frozen.plus(TAKEOVER).plus(LATE));
            ada.pay(held, "tok_visa").expect(201);
            ada.awaitDetail(held.id(), "confirmed");
        } finally {
            sky.replica(0).thaw();
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> new Http(sky.replica(0)).isReady());
        Answer known = ada.at(sky.replica(0)).myBookings();
        assertThat(known.each("/id")).doesNotHaveDuplicates();
    }

    @Test
    @Order(9)
    void aReplicaWithoutANetworkTellsToComeAgainAndTheOtherGoesOn() {
        Traveller ada = Traveller.of(sky.replica(1));
        Traveller there = ada.at(sky.replica(0));
        Http other = new Http(sky.replica(0));
        String flight = operations.flight(30, 9);
        sky.toDatabase(0).hang();
        sky.toMails().cut();

        Answer told = there.get("/users/me/bookings");
        assertThat(told.refuses(503, told.at("/code")).header("Retry-After")).isNotEmpty();
        await("not ready").atMost(Duration.ofSeconds(20)).until(() -> !other.isReady());
        Answer held = hold(ada, flight);
        ada.pay(held, "tok_visa").expect(201);
        ada.awaitDetail(held.id(), "confirmed");

        sky.toDatabase(0).mend();
        sky.toMails().mend();
        // The longer it was away, the longer are the pauses between its tries.
        await("ready again").atMost(Duration.ofSeconds(60)).until(other::isReady);
        there.awaitDetail(held.id(), "confirmed");
        sky.mails().await(ada.email(), "is confirmed");
    }

    /** Not as if packets were lost: whatever is on its way to the database and back is gone at once. */
    @Test
    @Order(10)
    void aReplicaWhoseConnectionsAreResetTellsToComeAgainAndLosesNothing() {
        Traveller ada = Traveller.of(sky.replica(1));
        Traveller there = ada.at(sky.replica(0));
        Http other = new Http(sky.replica(0));
        String flight = operations.flight(30, 20);
        List<String> keys = IntStream.range(0, 8).mapToObj(_ -> Keys.fresh()).toList();
        List<Trip> trips = IntStream.range(0, 8)
                .mapToObj(_ -> Trip.oneWay(flight, people().adult()))
                .toList();
        long before = events();

        List<CompletableFuture<Answer>> asked = IntStream.range(0, 8)
                .mapToObj(i -> there.bookLater(keys.get(i), trips.get(i)))
                .toList();
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> events() > before);
        sky.toDatabase(0).cut();

        await("not ready").atMost(Duration.ofSeconds(20)).until(() -> !other.isReady());
        Answer told = there.get("/users/me/bookings");
        assertThat(told.refuses(503, told.at("/code")).header("Retry-After")).isNotEmpty();
        Answer held = hold(ada, flight);
        ada.pay(held, "tok_visa").expect(201);
        ada.awaitDetail(held.id(), "confirmed");
        assertThat(asked)
                .allSatisfy(answer -> assertThat(answer)
                        .succeedsWithin(Duration.ofSeconds(20))
                        .satisfies(one -> assertThat(one.status()).isIn(201, 202, 503)));

        sky.toDatabase(0).mend();
        await("ready again").atMost(Duration.ofSeconds(30)).until(other::isReady);
        for (int i = 0; i < 8; i++) {
            Crowd.hold(there, keys.get(i), trips.get(i));
        }
        assertThat(ada.myBookings().each("/id")).doesNotHaveDuplicates().hasSize(9);
    }

    @Test
    @Order(11)
    void aSlowNetworkIsOnlySlow() {
        sky.toDatabase(0).slow(Duration.ofMillis(20));
        Traveller ada = Traveller.of(sky);
        Traveller there = ada.at(sky.replica(0));

        Answer held = hold(there, operations.flight(30, 9));
        there.pay(held, "tok_visa").expect(201);
        there.awaitDetail(held.id(), "confirmed");

        sky.toDatabase(0).mend();
    }

    @Test
    @Order(12)
    void whatAKilledReplicaHadBegunTheOtherFinishes() {
        Traveller ada = Traveller.of(sky);
        Traveller there = ada.at(sky.replica(1));
        String flight = operations.flight(30, 20);
        Answer unpaid = hold(ada, flight);
        Answer paying = hold(ada, flight);
        Answer paid = hold(ada, flight);
        ada.pay(paid, "tok_visa").expect(201);
        ada.awaitDetail(paid.id(), "confirmed");
        Traveller here = ada.at(sky.replica(0));
        String payment = Keys.fresh();
        List<String> keys = IntStream.range(0, 5).mapToObj(_ -> Keys.fresh()).toList();
        List<Trip> trips = IntStream.range(0, 5)
                .mapToObj(_ -> Trip.oneWay(flight, people().adult()))
                .toList();
        long before = events();

        here.payLater(payment, paying, "tok_slow");
        here.cancelLater(paid.id());
        IntStream.range(0, 5).forEach(i -> here.bookLater(keys.get(i), trips.get(i)));
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> events() > before + 4);
        sky.kill9(0);

        // Whoever got no answer asks again, and ends up at the other one.
        for (int i = 0; i < 5; i++) {
            Crowd.hold(there, keys.get(i), trips.get(i));
        }
        Answer taken = untilDone(() -> there.pay(payment, paying, "tok_slow")).expect(201);
        there.awaitPayment(taken.id(), "completed");
        there.awaitDetail(paying.id(), "confirmed");
        sky.mails().await(ada.email(), "is confirmed");
        there.cancel(paid.id()).expect(200);
        there.awaitBooking(paid.id(), "/refund/status", "succeeded");
        await().atMost(HOLD.plusSeconds(15))
                .until(() -> there.booking(unpaid.id()).at("/status_detail").equals("expired"));
        assertThat(releasedLate(unpaid, flight)).isLessThan(TAKEOVER.plus(LATE));
        assertThat(there.myBookings().each("/id")).doesNotHaveDuplicates().hasSize(8);

        sky.replica(0).start();
        here.booking(paying.id(), paying.version()).expect(200);
    }

    private static Answer hold(Traveller traveller, String flight) {
        return Crowd.hold(traveller, Keys.fresh(), Trip.oneWay(flight, people().adult()));
    }

    private static People people() {
        return new People(sky);
    }

    private static void awaitAvailable(String flight, int seats) {
        Http anybody = new Http(sky);
        await(seats + " free seats on " + flight)
                .until(
                        () -> anybody.get("/flights/" + flight + "/availability?cabin_class=economy", Map.of())
                                .at("/cabins/economy/available"),
                        Integer.toString(seats)::equals);
    }

    private static long events() {
        return Long.parseLong(
                sky.query("SELECT count(*) FROM events.domain_event_entry").getFirst());
    }

    /** How long after the end of its hold the seats of this booking were free. */
    private static Duration releasedLate(Answer booking, String flight) {
        Instant due = Instant.parse(booking.at("/payment_required_by"));
        String released = await().until(
                        () -> sky.query(
                                "SELECT time_stamp FROM events.domain_event_entry WHERE payload_type = 'SeatsReleased'"
                                        + " AND aggregate_identifier = ? AND convert_from(payload, 'UTF8') LIKE ?",
                                "seats_" + flight,
                                "%" + booking.id() + "%"),
                        found -> !found.isEmpty())
                .getFirst();
        return Duration.between(due, Instant.parse(released));
    }

    private static long millisOf(Runnable task) {
        long began = System.nanoTime();
        task.run();
        return (System.nanoTime() - began) / 1_000_000;
    }
}
