package io.skybound.query.flights;

import static io.skybound.api.example.Example.minutesLater;
import static io.skybound.api.example.ExampleFlight.ARRIVAL;
import static io.skybound.api.example.ExampleFlight.DEPARTURE;
import static io.skybound.api.example.ExampleFlight.flightScheduled;
import static io.skybound.api.seats.SeatsCommand.inventoryOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.FlightEvent.FlightCancelled;
import io.skybound.api.flight.FlightEvent.FlightRescheduled;
import io.skybound.api.flight.FlightEvent.FlightStatusReported;
import io.skybound.api.flight.FlightEvent.GateAssigned;
import io.skybound.api.flight.FlightStatus;
import io.skybound.api.seats.SeatsEvent.SalesOpened;
import io.skybound.api.seats.SeatsEvent.SeatsReserved;
import io.skybound.platform.testing.Http.Reply;
import io.skybound.query.feed.FeedHub;
import io.skybound.query.testing.Callers;
import io.skybound.query.testing.History;
import io.skybound.query.testing.ReadSideTest;
import io.skybound.query.testing.Watcher;
import io.skybound.query.testing.Watcher.Seen;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@ReadSideTest
@TestPropertySource(properties = {"skybound.feed.max-per-address=510", "skybound.feed.heartbeat=1s"})
class FlightStatusIT {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private History history;

    @Autowired
    private Callers callers;

    @Autowired
    private FeedHub hub;

    private final String flight = "flt_watched" + NUMBER.incrementAndGet();

    @Test
    void showsTheStatusAndThenEachChangeOnce() {
        history.record(flight, flightScheduled(flight));
        try (Watcher ada = watch()) {
            assertThat(ada.status()).isEqualTo(200);
            assertThat(ada.header("Content-Type")).isEqualTo("text/event-stream");
            assertThat(ada.header("Cache-Control")).isEqualTo("no-store");
            assertThat(ada.header("X-Accel-Buffering")).isEqualTo("no");
            assertThat(ada.await(1)).containsExactly(new Seen("status", "0", """
                    {"flight_id":"%s","status":"scheduled","departure_time":"2026-07-01T08:00:00-04:00",\
                    "arrival_time":"2026-07-01T11:15:00-07:00","gate":null,"terminal":null,\
                    "updated_at":"2026-06-01T12:00:00Z"}""".formatted(flight)));

            history.record(flight, gate("B22"));
            ada.await(2);
            history.record(flight, delay(60), report(FlightStatus.DELAYED), gate("B23"));
            history.record(flight, new FlightCancelled(flight, "weather", minutesLater(30)));

            List<Seen> seen = ada.await(6);
            assertThat(ada.ids()).containsExactly("0", "1", "2", "3", "4", "5");
            assertThat(seen.get(2).data()).contains("2026-07-01T09:00:00-04:00").contains("\"status\":\"scheduled\"");
            assertThat(seen.get(5).data()).contains("\"status\":\"cancelled\"").contains("\"gate\":\"B23\"");
        }
    }

    @Test
    void salesAndWhatChangesNothingAreNoNews() {
        history.record(flight, flightScheduled(flight));
        String inventory = inventoryOf(flight);
        try (Watcher ada = watch()) {
            ada.await(1);
            history.record(
                    inventory,
                    new SalesOpened(flight, Map.of(Cabin.ECONOMY, 10), minutesLater(0)),
                    new SeatsReserved(
                            flight, "bkg_1", Map.of(Cabin.ECONOMY, 1), Map.of(Cabin.ECONOMY, 9), minutesLater(90)));
            history.record(flight, gate("B22"), gate("B22"));
            history.record(flight, gate("B24"));

            ada.await(3);
            assertThat(ada.ids()).containsExactly("0", "1", "3");
        }
    }

    @Test
    void goesOnAfterTheLastEventThatWasReceived() {
        history.record(flight, flightScheduled(flight), gate("B1"), gate("B2"), gate("B3"));

        try (Watcher ada = watch("Last-Event-ID", "1")) {
            ada.await(2);
            history.record(flight, gate("B4"));
            ada.await(3);
            assertThat(ada.ids()).containsExactly("2", "3", "4");
            assertThat(ada.seen().getFirst().data()).contains("\"gate\":\"B2\"");
        }
        try (Watcher upToDate = watch("Last-Event-ID", "4")) {
            history.record(flight, gate("B5"));
            upToDate.await(1);
            assertThat(upToDate.ids()).containsExactly("5");
        }
    }

    @Test
    void resumesOverMorePagesThanOne() {
        history.record(flight, flightScheduled(flight));
        history.record(
                flight,
                IntStream.rangeClosed(1, 130).mapToObj(i -> gate("G" + i)).toArray());

        try (Watcher ada = watch("Last-Event-ID", "0")) {
            ada.await(130);
            assertThat(ada.ids())
                    .isEqualTo(IntStream.rangeClosed(1, 130)
                            .mapToObj(String::valueOf)
                            .toList());
        }
    }

    @Test
    void anIdFromTheFutureBeginsWithWhatIsAndGarbageIsRefused() {
        history.record(flight, flightScheduled(flight), gate("B1"));

        try (Watcher ada = watch("Last-Event-ID", "77")) {
            ada.await(1);
            assertThat(ada.ids()).containsExactly("1");
        }
        for (String garbage : List.of("x", "-1", "1.5", "1234567890123456789")) {
            try (Watcher refused = watch("Last-Event-ID", garbage)) {
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
                assertThat(refused.body()).contains("invalid_last_event_id");
            }
        }
    }

    @Test
    void saysBeforeItBeginsThatThereIsNoSuchFlight() {
        history.record(
                inventoryOf("flt_hidden"), new SalesOpened("flt_hidden", Map.of(Cabin.ECONOMY, 10), minutesLater(0)));
        for (String id : List.of("flt_unknown", inventoryOf("flt_hidden"))) {
            try (Watcher refused = callers.watch("/flights/" + id + "/status")) {
                assertThat(refused.status()).isEqualTo(404);
                assertThat(refused.body()).contains("flight_not_found");
            }
        }
    }

    @Test
    void keepsTheConnectionWithComments() {
        history.record(flight, flightScheduled(flight));
        try (Watcher ada = watch()) {
            Awaitility.await()
                    .until(() -> ada.lines().stream().filter(":"::equals).count() >= 3);
            assertThat(ada.lines().getFirst()).startsWith("retry: ");
            assertThat(ada.ids()).containsExactly("0");
        }
    }

    @Test
    void fiveHundredWatchOneFlightAndNoMoreThanTheBoundFromOneAddress() {
        history.record(flight, flightScheduled(flight));
        List<Watcher> all = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                all.add(watch());
            }
            all.forEach(watcher -> watcher.await(1));
            history.record(flight, gate("B1"));
            history.record(flight, gate("B2"));
            all.forEach(watcher -> watcher.await(3));
            assertThat(all).allSatisfy(watcher -> assertThat(watcher.ids()).containsExactly("0", "1", "2"));

            List<Watcher> tooMany =
                    IntStream.range(0, 20).mapToObj(i -> watch()).toList();
            all.addAll(tooMany);
            Watcher refused = tooMany.getLast();
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(refused.header("RateLimit-Remaining")).isEqualTo("0");
            assertThat(refused.body()).contains("too_many_streams");
        } finally {
            all.forEach(Watcher::close);
        }
        Awaitility.await("who has gone makes room").until(() -> hub.open() == 0);
    }

    @Test
    void aReplayIsNoNews() {
        history.record(flight, flightScheduled(flight), gate("B1"));
        history.caughtUp(FlightProjection.NAME);
        try (Watcher ada = watch();
                Watcher behind = watch("Last-Event-ID", "0")) {
            ada.await(1);
            behind.await(1);
            history.rebuild(FlightProjection.NAME);
            history.record(flight, gate("B2"));

            ada.await(2);
            behind.await(2);
            assertThat(ada.ids()).containsExactly("1", "2");
            assertThat(behind.ids()).containsExactly("1", "2");
        }
    }

    @Test
    void aHeadRequestEnds() {
        history.record(flight, flightScheduled(flight));

        Reply head =
                callers.nobody().send("HEAD", "/flights/" + flight + "/status", HttpRequest.BodyPublishers.noBody());

        assertThat(head.status()).isEqualTo(200);
    }

    private Watcher watch(String... headers) {
        return callers.watch("/flights/" + flight + "/status", headers);
    }

    private GateAssigned gate(String gate) {
        return new GateAssigned(flight, gate, "4", minutesLater(20));
    }

    private FlightRescheduled delay(long minutes) {
        return new FlightRescheduled(
                flight,
                DEPARTURE.plusSeconds(minutes * 60),
                ARRIVAL.plusSeconds(minutes * 60),
                DEPARTURE,
                ARRIVAL,
                "late aircraft",
                minutesLater(10));
    }

    private FlightStatusReported report(FlightStatus status) {
        return new FlightStatusReported(flight, status, minutesLater(15));
    }
}
