package io.skybound.allinone.journey;

import static io.skybound.allinone.journey.Crowd.atOnce;
import static io.skybound.allinone.journey.Crowd.settled;
import static io.skybound.allinone.journey.Crowd.untilDone;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everybody at once. */
class StampedeJourneyTest {
    private static final int ACCOUNTS = 20;

    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.shared();

    @Test
    void aHundredBuyersForTheLastTenSeatsOfTwoFlightsGetExactlyTen() {
        String out = sky.operations().flight(20, 10);
        String back = sky.operations().flight(Operations.Plan.laxToJfk(27).seats(10));
        List<Traveller> travellers = atOnce(ACCOUNTS, _ -> sky.traveller());
        People people = sky.people();

        List<Crowd.Outcome> answers =
                atOnce(100, i -> settled(travellers.get(i % ACCOUNTS), Trip.roundTrip(out, back, people.adult())));

        Map<String, Long> outcomes =
                answers.stream().collect(Collectors.groupingBy(Crowd.Outcome::outcome, Collectors.counting()));
        assertThat(outcomes).isEqualTo(Map.of("201", 10L, "409 sold_out", 90L));
        sky.awaitAvailable(out, 0);
        sky.awaitAvailable(back, 0);
        // Nobody's seats have leaked: those who gave up their hold make room for as many others, on both flights.
        for (int i = 0; i < 100; i++) {
            if (answers.get(i).outcome().equals("201")) {
                travellers.get(i % ACCOUNTS).cancel(answers.get(i).bookingId()).expect(200);
            }
        }
        sky.awaitAvailable(out, 10);
        sky.awaitAvailable(back, 10);
    }

    @Test
    void aHundredTimesTheSamePaymentIsOnePayment() {
        Traveller ada = sky.traveller();
        Answer held = ada.hold(
                Trip.oneWay(sky.operations().flight(30, 5), sky.people().adult()));
        String key = Keys.fresh();

        List<Answer> answers = atOnce(100, _ -> untilDone(() -> ada.pay(key, held, "tok_visa")));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
        assertThat(answers.stream()
                        .filter(answer -> answer.header("Idempotent-Replayed").equals("true")))
                .hasSize(99);
        ada.awaitDetail(held.id(), "confirmed");
        assertThat(sky.captures(held.id())).containsExactly("captured");
    }

    @Test
    void thirtyPaymentsForOneBookingAreOnePaymentAndRefusals() {
        Traveller ada = sky.traveller();
        Answer held = ada.hold(
                Trip.oneWay(sky.operations().flight(30, 5), sky.people().adult()));

        List<Answer> answers = atOnce(30, _ -> ada.pay(held, "tok_visa"));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .allSatisfy(answer -> assertThat(answer.outcome()).isIn("409 payment_in_progress", "409 already_paid"));
        ada.awaitDetail(held.id(), "confirmed");
        assertThat(sky.captures(held.id())).containsExactly("captured");
    }

    @Test
    void cancellingAndPayingAtOnceNeverKeepsTheMoney() {
        Traveller ada = sky.traveller();
        String flight = sky.operations().flight(30, 9);
        List<Answer> held = IntStream.range(0, 6)
                .mapToObj(_ -> ada.hold(Trip.oneWay(flight, sky.people().adult())))
                .toList();

        atOnce(
                12,
                i -> i % 2 == 0
                        ? ada.pay(held.get(i / 2), "tok_visa")
                        : ada.cancel(held.get(i / 2).id()));

        held.forEach(booking -> ada.awaitDetail(booking.id(), "cancelled_by_traveller"));
        // Whose money was taken before or after the cancellation is for the invariants to say: none may be kept.
        sky.awaitAvailable(flight, 9);
    }
}
