package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What pages that watch get to see, whatever happens to the product, to their session and to the others. */
class FeedJourneyTest {

    /** Access tokens that run out while somebody watches. */
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(15);

    @RegisterExtension
    static final ProductUnderTest sky =
            ProductUnderTest.own("watched", Map.of("skybound.security.access-token-life", TOKEN_LIFE.toString()));

    @Test
    void everyChangeOfAFlightIsSeenOnceThoughTheProductIsKilled() {
        String flight = new Operations(sky.product()).flight(40, 20);
        List<String> gates = new ArrayList<>();
        try (LiveStream page = LiveStream.of(sky.product(), "/flights/" + flight + "/status", Map.of())) {
            page.await(1);
            change(flight, "A", 3, gates);
            page.await(4);

            change(flight, "B", 2, gates);
            sky.product().kill9();
            sky.product().start();
            change(flight, "C", 3, gates);

            List<JsonNode> seen = page.await(gates.size() + 1);
            assertThat(page.wasInterrupted()).isTrue();
            assertThat(seen.stream().skip(1).map(data -> data.at("/gate").asString()))
                    .isEqualTo(gates);
            assertThat(page.ids())
                    .isEqualTo(IntStream.rangeClosed(0, gates.size())
                            .mapToObj(Long::valueOf)
                            .toList());
            assertThat(page.names()).containsOnly("status");

            sky.product().restart();
            change(flight, "D", 1, gates);
            page.await(gates.size() + 1);
            assertThat(page.ids()).doesNotHaveDuplicates().hasSize(gates.size() + 1);
        }
    }

    @Test
    void aTravellerSeesTheirBookingLiveAndNobodyElses() {
        String flight = new Operations(sky.product()).flight(41, 20);
        Traveller ada = sky.traveller();
        Traveller bob = sky.traveller();
        try (LiveStream adas = watch(ada);
                LiveStream bobs = watch(bob)) {
            Answer booking = ada.holdAndPay(Trip.oneWay(flight, sky.people().adult()));
            ada.cancel(booking.id()).expect(200);
            Answer bobsOwn = bob.hold(Trip.oneWay(flight, sky.people().adult()));

            Awaitility.await("the refund")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> adas.data().stream()
                            .anyMatch(data ->
                                    data.at("/refund/status").asString("").equals("succeeded")));
            List<JsonNode> seen = adas.data();
            assertThat(seen)
                    .allSatisfy(data -> assertThat(data.at("/id").asString()).isEqualTo(booking.id()));
            assertThat(seen.stream().map(data -> data.at("/version").asInt()))
                    .isEqualTo(IntStream.range(0, seen.size()).boxed().toList());
            assertThat(seen.stream()
                            .map(data -> data.at("/status_detail").asString())
                            .distinct())
                    .containsExactly("holding", "awaiting_payment", "confirmed", "cancelled_by_traveller");
            assertThat(adas.ids()).isSorted().doesNotHaveDuplicates();
            assertThat(bobs.await(2))
                    .allSatisfy(data -> assertThat(data.at("/id").asString()).isEqualTo(bobsOwn.id()));
        }
        try (LiveStream later = watch(ada)) {
            assertThat(later.await(1).getFirst().at("/refund/status").asString())
                    .isEqualTo("succeeded");
        }
    }

    @Test
    void aLogoutEndsTheStreamAtOnce() {
        Traveller ada = sky.traveller();
        Session session = ada.session();
        String flight = new Operations(sky.product()).flight(42, 20);
        ada.hold(Trip.oneWay(flight, sky.people().adult()));
        try (LiveStream page = watch(ada)) {
            page.await(1);

            session.end().expect(204);

            page.awaitRefusal(401);
        }
    }

    @Test
    void aStreamEndsWithItsAccessToken() {
        Traveller ada = sky.traveller();
        String flight = new Operations(sky.product()).flight(43, 20);
        ada.hold(Trip.oneWay(flight, sky.people().adult()));
        long opened = System.nanoTime();
        try (LiveStream page = watch(ada)) {
            page.await(1);

            page.awaitRefusal(401);

            assertThat(Duration.ofNanos(System.nanoTime() - opened)).isLessThan(TOKEN_LIFE.plusSeconds(10));
        }
    }

    private static LiveStream watch(Traveller traveller) {
        return LiveStream.of(
                sky.product(), "/users/me/bookings/stream", traveller.session().bearer());
    }

    private static void change(String flight, String pier, int times, List<String> gates) {
        Operations operations = new Operations(sky.product());
        for (int i = 1; i <= times; i++) {
            operations.amend(flight, Map.of("gate", pier + i)).expect(200);
            gates.add(pier + i);
        }
    }
}
