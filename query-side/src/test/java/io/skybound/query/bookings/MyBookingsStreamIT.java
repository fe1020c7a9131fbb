package io.skybound.query.bookings;

import static io.skybound.api.example.ExampleBooking.bookingCreated;
import static io.skybound.api.example.ExampleBooking.bookingHeld;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skybound.api.booking.BookingEvent.BookingExpired;
import io.skybound.api.booking.BookingEvent.BookingHeld;
import io.skybound.api.booking.BookingEvent.LegRescheduled;
import io.skybound.api.example.Example;
import io.skybound.api.example.ExampleBooking;
import io.skybound.platform.security.RevokedSessions;
import io.skybound.platform.web.HttpJson;
import io.skybound.query.feed.FeedHub;
import io.skybound.query.feed.Source;
import io.skybound.query.testing.Callers;
import io.skybound.query.testing.History;
import io.skybound.query.testing.ReadSideTest;
import io.skybound.query.testing.Watcher;
import io.skybound.query.testing.Watcher.Seen;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@ReadSideTest
@TestPropertySource(properties = "skybound.feed.max-per-user=30")
class MyBookingsStreamIT {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private History history;

    @Autowired
    private Callers callers;

    @Autowired
    private RevokedSessions sessions;

    @Autowired
    private FeedHub hub;

    @Autowired
    private JdbcTemplate jdbc;

    private MyBookingsSource source;

    @BeforeEach
    void source(@Autowired BookingHistory past, @Autowired EventStore events) {
        source = new MyBookingsSource(jdbc, past, events);
    }

    private final String user = "usr_watching" + NUMBER.incrementAndGet();

    @Test
    void showsMyBookingsAndThenEachChangeOnce() {
        history.record(booking("a"), bookingCreated(booking("a"), user), held("a"));
        history.caughtUp(BookingProjection.NAME);
        try (Watcher me = watch()) {
            assertThat(me.status()).isEqualTo(200);
            assertThat(changes(me.await(1))).containsExactly("a1 awaiting_payment");

            history.record(booking("b"), bookingCreated(booking("b"), user));
            history.record("bkg_hers" + user, bookingCreated("bkg_hers" + user, "usr_somebody_else"));
            history.record(booking("a"), expired("a"));
            history.record(booking("b"), held("b"), moved("b"), expired("b"));

            me.await(6);
            assertThat(changes(me.seen()))
                    .filteredOn(change -> change.startsWith("a"))
                    .containsExactly("a1 awaiting_payment", "a2 expired");
            assertThat(changes(me.seen()))
                    .filteredOn(change -> change.startsWith("b"))
                    .containsExactly("b0 holding", "b1 awaiting_payment", "b2 awaiting_payment", "b3 expired");
            assertThat(me.seen()).extracting(Seen::event).containsOnly("booking");
            assertThat(ids(me)).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void whoDidNotKeepUpIsShownOnlyWhatHasChangedAndAsItIsAtLast() {
        for (String name : List.of("a", "b", "c")) {
            history.record(booking(name), bookingCreated(booking(name), user));
        }
        history.caughtUp(BookingProjection.NAME);
        Source.Current all = source.current(user, Source.BEGINNING);
        assertThat(all.frames()).toIterable().hasSize(3);
        history.record(booking("b"), held("b"), moved("b"), expired("b"));
        history.caughtUp(BookingProjection.NAME);

        Source.Current latest = source.current(user, all.upTo());

        assertThat(latest.upTo()).isGreaterThan(all.upTo());
        assertThat(latest.frames())
                .toIterable()
                .singleElement()
                .satisfies(frame -> assertThat(frame.id()).isEqualTo(latest.upTo()))
                .extracting(frame -> new String(frame.bytes(), StandardCharsets.UTF_8))
                .asString()
                .contains(booking("b"), "\"status_detail\":\"expired\"");
        assertThat(source.current(user, latest.upTo()).frames()).toIterable().isEmpty();
    }

    /** Long before a heartbeat would find out. */
    @Test
    void noticesAtOnceThatSomebodyHasGone() {
        try (Watcher me = watch()) {
            assertThat(me.status()).isEqualTo(200);
            assertThat(hub.open()).isPositive();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> hub.open() == 0);
    }

    @Test
    void resumesWithExactlyWhatWasMissed() {
        IntStream.range(0, 5).forEach(i -> history.record(booking("r" + i), bookingCreated(booking("r" + i), user)));
        history.caughtUp(BookingProjection.NAME);
        List<Seen> before;
        try (Watcher me = watch()) {
            before = me.await(5);
        }
        IntStream.range(0, 5).forEach(i -> history.record(booking("r" + i), held("r" + i), moved("r" + i)));
        history.caughtUp(BookingProjection.NAME);
        try (Watcher me =
                watch("Last-Event-ID", Objects.requireNonNull(before.get(2).id()))) {
            history.record(booking("r4"), expired("r4"));
            me.await(13);
            List<String> all = new ArrayList<>(changes(before.subList(0, 3)));
            all.addAll(changes(me.seen()));
            for (int i = 0; i < 5; i++) {
                String name = "r" + i;
                List<String> expected = new ArrayList<>(
                        List.of(name + "0 holding", name + "1 awaiting_payment", name + "2 awaiting_payment"));
                if (i == 4) {
                    expected.add("r43 expired");
                }
                assertThat(all).filteredOn(change -> change.startsWith(name)).isEqualTo(expected);
            }
            assertThat(ids(me)).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void nothingIsLostBetweenManyBookingsOfOneUserThatChangeAtOnce() {
        int bookings = 120;
        try (Watcher live = watch()) {
            List<Thread> writers = IntStream.range(0, 4)
                    .mapToObj(part -> Thread.ofVirtual()
                            .start(() -> IntStream.range(0, bookings)
                                    .filter(i -> i % 4 == part)
                                    .forEach(i -> history.record(
                                            booking("m" + i), bookingCreated(booking("m" + i), user), held("m" + i)))))
                    .toList();
            List<Integer> cuts = new ArrayList<>();
            List<Seen> pieces = new ArrayList<>();
            // From the very beginning: who asks without an id gets each booking as it is by then, and not how it came
            // to be.
            String last = "0";
            while (pieces.size() < 2 * bookings) {
                try (Watcher again = watch("Last-Event-ID", last)) {
                    List<Seen> piece = again.await(Math.min(17, 2 * bookings - pieces.size()));
                    pieces.addAll(piece);
                    last = Objects.requireNonNull(piece.getLast().id());
                    cuts.add(pieces.size());
                }
            }
            writers.forEach(MyBookingsStreamIT::join);
            live.await(2 * bookings);

            assertThat(cuts).hasSizeGreaterThan(1);
            assertThat(changes(live.seen())).doesNotHaveDuplicates().hasSize(2 * bookings);
            assertThat(changes(pieces)).doesNotHaveDuplicates();
            assertThat(ids(live)).isSorted();
        }
    }

    @Test
    void manyBookingsComeOnceEach() {
        int bookings = 120;
        IntStream.range(0, bookings)
                .forEach(i -> history.record(booking("p" + i), bookingCreated(booking("p" + i), user)));
        history.caughtUp(BookingProjection.NAME);
        jdbc.update("DELETE FROM read.booking_change WHERE user_id = ? AND id % 2 = 0", user);

        try (Watcher me = watch()) {
            me.await(bookings);
            history.record(booking("p7"), held("p7"));
            me.await(bookings + 1);
            assertThat(changes(me.seen())).doesNotHaveDuplicates().endsWith("p71 awaiting_payment");
        }
    }

    @Test
    void endsWithTheSession() {
        try (Watcher me = watch();
                Watcher elsewhere =
                        callers.watch(PATH, "Authorization", "Bearer " + callers.token(user, "ses_other"))) {
            assertThat(elsewhere.status()).isEqualTo(200);

            sessions.revoke("ses_" + user, Example.NOW.plus(Duration.ofMinutes(20)));

            me.awaitEnd();
            assertThat(elsewhere.isOpen()).isTrue();
        }
        try (Watcher refused = watch()) {
            assertThat(refused.status()).isEqualTo(401);
        }
    }

    @Test
    void aUserHasOnlySoManyStreams() {
        List<Watcher> open = IntStream.range(0, 30).mapToObj(i -> watch()).toList();
        try (Watcher refused = watch()) {
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(refused.body()).contains("too_many_streams");
        } finally {
            open.forEach(Watcher::close);
        }
    }

    @Test
    void nobodyWatchesWithoutSigningIn() {
        try (Watcher refused = callers.watch(PATH)) {
            assertThat(refused.status()).isEqualTo(401);
        }
    }

    private static final String PATH = "/users/me/bookings/stream";

    private Watcher watch(String... more) {
        List<String> headers =
                new ArrayList<>(List.of("Authorization", "Bearer " + callers.token(user, "ses_" + user)));
        headers.addAll(List.of(more));
        return callers.watch(PATH, headers.toArray(String[]::new));
    }

    private String booking(String name) {
        return "bkg_" + user + "_" + name;
    }

    /** Such as {@code a1 awaiting_payment}: which booking, its version, its detail. */
    private List<String> changes(List<Seen> seen) {
        return seen.stream()
                .map(event -> HttpJson.mapper().readTree(Objects.requireNonNull(event.data())))
                .map(this::change)
                .toList();
    }

    private String change(JsonNode view) {
        return view.at("/id").asString().substring(booking("").length()) + view.at("/version") + " "
                + view.at("/status_detail").asString();
    }

    private static List<Long> ids(Watcher watcher) {
        return watcher.ids().stream().map(Long::valueOf).toList();
    }

    private BookingHeld held(String name) {
        return new BookingHeld(
                booking(name), ExampleBooking.PAYMENT_DUE_BY, bookingHeld().at());
    }

    private LegRescheduled moved(String name) {
        LegRescheduled example = ExampleBooking.legRescheduled();
        return new LegRescheduled(
                booking(name),
                example.flightId(),
                example.departure(),
                example.arrival(),
                example.previousDeparture(),
                example.previousArrival(),
                example.reason(),
                example.at());
    }

    private BookingExpired expired(String name) {
        return new BookingExpired(booking(name), Example.minutesLater(15));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
