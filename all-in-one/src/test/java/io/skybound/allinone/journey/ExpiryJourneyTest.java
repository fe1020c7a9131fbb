package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Holds end when they should, whether or not the product is running then. */
class ExpiryJourneyTest {
    private static final Duration HOLD = Duration.ofSeconds(5);
    private static final Duration LATE = Duration.ofSeconds(5);

    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.own(
            "short-hold", Map.of("skybound.booking.hold", HOLD.toString(), "skybound.gateway.sandbox.slow", "6s"));

    @Test
    void anUnpaidHoldEndsOnTimeAndItsSeatsAreFreeAgain() {
        Traveller ada = sky.traveller();
        String flight = sky.operations().flight(30, 3);
        Answer held = ada.hold(Trip.oneWay(flight, sky.people().adult()));
        Instant due = Instant.parse(held.at("/payment_required_by"));

        Answer expired = ada.awaitDetail(held.id(), "expired");

        assertThat(expired.at("/status")).isEqualTo("cancelled");
        assertThat(expired.json().at("/available_actions")).isEmpty();
        assertThat(releasedAt(flight)).isBetween(due, due.plus(LATE));
        ada.pay(held, "tok_visa").refuses(409, "hold_expired");
        sky.mailbox().await(ada.email(), "released");
    }

    @Test
    void aPaymentThatComesTooLateGoesBack() {
        Traveller ada = sky.traveller();
        String flight = sky.operations().flight(30, 3);
        Answer held = ada.hold(Trip.oneWay(flight, sky.people().adult()));

        Answer payment = ada.pay(held, "tok_slow").expect(201);

        assertThat(payment.at("/status")).isEqualTo("pending");
        ada.awaitDetail(held.id(), "expired");
        Answer refunded = ada.awaitPayment(payment.id(), "refunded");
        assertThat(refunded.at("/refunded/amount")).isEqualTo("199.90");
        ada.awaitBooking(held.id(), "/refund/status", "succeeded");
        assertThat(sky.mailbox().await(ada.email(), "your refund of").at("/text"))
                .contains("199.90");
    }

    /** Whoever wins, the money is for a seat or goes back; the invariants look at each. */
    @Test
    void payingInTheMomentInWhichAHoldEndsTakesNoMoneyForNothing() {
        Traveller ada = sky.traveller();
        String flight = sky.operations().flight(30, 9);
        List<Answer> held = IntStream.range(0, 8)
                .mapToObj(_ -> Crowd.hold(
                        ada, Keys.fresh(), Trip.oneWay(flight, sky.people().adult())))
                .toList();

        List<Answer> answers = Crowd.atOnce(held.size(), i -> {
            Instant due = Instant.parse(held.get(i).at("/payment_required_by"));
            await().pollInterval(Duration.ofMillis(1))
                    .pollDelay(Duration.ZERO)
                    .atMost(HOLD.plusSeconds(5))
                    .until(() -> Instant.now().plusMillis(20L * i).isAfter(due));
            return ada.pay(held.get(i), "tok_visa");
        });

        assertThat(answers).allSatisfy(answer -> assertThat(answer.outcome()).isIn("201", "409 hold_expired"));
        await().atMost(HOLD.plus(LATE))
                .untilAsserted(() -> assertThat(held)
                        .allSatisfy(
                                booking -> assertThat(ada.booking(booking.id()).at("/status_detail"))
                                        .isIn("expired", "confirmed")));
    }

    @Test
    void aHoldThatEndedWhileTheProductWasDownIsReleasedWithinSecondsOfTheStart() {
        Traveller ada = sky.traveller();
        String flight = sky.operations().flight(30, 3);
        Answer held = ada.hold(Trip.oneWay(flight, sky.people().adult()));
        Instant due = Instant.parse(held.at("/payment_required_by"));

        sky.product().stop();
        await().atMost(HOLD.plusSeconds(5)).until(() -> Instant.now().isAfter(due.plusSeconds(1)));
        sky.product().start();
        Instant ready = Instant.now();

        assertThat(releasedAt(flight)).isBetween(due, ready.plus(LATE));
        ada.awaitDetail(held.id(), "expired");
        sky.mailbox().await(ada.email(), "released");
    }

    private static Instant releasedAt(String flight) {
        return await()
                .atMost(HOLD.plus(LATE).plusSeconds(5))
                .until(
                        () -> sky.query(
                                "SELECT time_stamp FROM events.domain_event_entry"
                                        + " WHERE payload_type = 'SeatsReleased' AND aggregate_identifier = ?",
                                "seats_" + flight),
                        found -> !found.isEmpty())
                .stream()
                .map(Instant::parse)
                .findFirst()
                .orElseThrow();
    }
}
