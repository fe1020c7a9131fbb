package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A front end puts the clock of the embedded default forward and sees at once what else would take its time. */
class ClockJourneyTest {

    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.own("clock", Map.of());

    @Test
    void aHoldEndsWhenTheClockIsPutForward() {
        Traveller ada = sky.traveller();
        String flight = sky.operations().flight(30, 3);
        Answer held =
                Crowd.hold(ada, Keys.fresh(), Trip.oneWay(flight, sky.people().adult()));
        sky.awaitAvailable(flight, 2);

        Answer moved = move(Map.of("advance", "PT15M")).expect(200);

        assertThat(moved.at("/ahead")).isEqualTo("PT15M");
        Instant due = Instant.parse(held.at("/payment_required_by"));
        assertThat(Instant.parse(moved.at("/now"))).isAfterOrEqualTo(due);
        ada.signInAgain();
        ada.awaitDetail(held.id(), "expired");
        sky.awaitAvailable(flight, 3);
        sky.mailbox().await(ada.email(), "released");
    }

    @Test
    void theClockGoesToAnInstantAndNeverBack() {
        Instant later = Instant.parse(clock().at("/now")).plus(Duration.ofMinutes(1));

        assertThat(Instant.parse(
                        move(Map.of("instant", later.toString())).expect(200).at("/now")))
                .isAfterOrEqualTo(later);

        move(Map.of("instant", later.minusSeconds(600).toString())).refuses(422, "invalid_clock_move");
        move(Map.of("advance", "-PT1S")).refuses(422, "invalid_clock_move");
        move(Map.of("advance", "P400D")).refuses(422, "invalid_clock_move");
        move(Map.of("advance", "soon")).refuses(422, "invalid_clock_move");
        move(Map.of()).refuses(422, "invalid_clock_move");
        await().until(() -> Instant.parse(clock().at("/now")).isAfter(later));
    }

    private static Answer clock() {
        return sky.anybody().get("/dev/clock", Map.of()).expect(200);
    }

    private static Answer move(Map<String, String> how) {
        return sky.anybody().post("/dev/clock", how, Map.of());
    }
}
