package io.skybound.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import io.skybound.platform.web.Problem;
import io.skybound.query.feed.Feed.Opening;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** The hub without a web server and without a database. */
class FeedHubTest {

    private static final String THING = "thing";
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final List<Consumer<String>> endings = new CopyOnWriteArrayList<>();
    private final Things things = new Things();
    private final FeedHub hub = new FeedHub(bounds(), new Watch(now), new Endings(endings));
    private final Feed feed = hub.feed(things);

    @BeforeEach
    void start() {
        hub.start();
    }

    @AfterEach
    void stop() {
        hub.stop();
        hub.shutDown();
    }

    @Test
    void aChangeIsReadOnceForAllWhoWatch() {
        things.change(1);
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            pages.add(open(THING, Viewer.anybody("10.0.0." + i % 50), null));
        }
        pages.forEach(page -> page.awaitIds(1));
        await().until(() -> things.current.get() == 100);
        int before = things.reads.get();

        things.change(2);
        feed.hear(THING, 2);

        pages.forEach(page -> page.awaitIds(1, 2));
        // One for all, and maybe one each for those who were still joining.
        assertThat(things.reads.get() - before).isBetween(1, 5);
    }

    @Test
    void nothingIsLostOrSentTwiceWhileManyComeAndGo() throws Exception {
        things.change(1);
        int last = 400;
        Thread writer = Thread.ofVirtual()
                .start(() -> LongStream.rangeClosed(2, last).forEach(id -> {
                    things.change(id);
                    feed.hear(THING, id);
                }));
        List<Page> pages = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 100; i++) {
            pages.add(open(THING, Viewer.anybody("10.0.1." + i), i % 2 == 0 ? null : "1"));
        }
        writer.join();

        for (Page page : pages) {
            page.awaitLast(last);
            List<Long> ids = page.ids();
            assertThat(ids)
                    .isEqualTo(
                            LongStream.rangeClosed(ids.getFirst(), last).boxed().toList());
        }
    }

    @Test
    void whatHappensWhileSomebodyJoinsIsNotMissed() throws Exception {
        things.change(1);
        things.holdReads();
        AtomicReference<@Nullable Page> page = new AtomicReference<>();
        Thread joining = Thread.ofVirtual().start(() -> page.set(open(THING, Viewer.anybody("a"), null)));
        things.awaitHeldRead();

        things.change(2);
        feed.hear(THING, 2);
        things.letReadsGo();
        joining.join();

        assertThat(page.get()).isNotNull().satisfies(opened -> opened.awaitIds(1, 2));
    }

    @Test
    void whoIsAheadOfTheOthersGetsNothingTwice() throws Exception {
        Page behind = openAndHoldTheReadOfChange2();

        Page ahead = open(THING, Viewer.anybody("b"), null);
        ahead.awaitIds(2);
        await().until(() -> hub.open() == 2);
        things.letChangesGo();
        behind.awaitIds(1, 2);
        things.change(3);
        feed.hear(THING, 3);

        behind.awaitIds(1, 2, 3);
        ahead.awaitIds(2, 3);
    }

    @Test
    void whoIsBehindTheOthersCatchesUpFirst() throws Exception {
        Page first = openAndHoldTheReadOfChange2();
        things.holdReads();
        AtomicReference<@Nullable Page> second = new AtomicReference<>();
        Thread joining = Thread.ofVirtual().start(() -> second.set(open(THING, Viewer.anybody("b"), null)));
        await().until(() -> things.current.get() == 2);

        things.change(3);
        things.letChangesGo();
        first.awaitIds(1, 2, 3);
        things.letReadsGo();
        joining.join();
        feed.hear(THING, 3);

        assertThat(second.get()).isNotNull().satisfies(opened -> opened.awaitIds(2, 3));
    }

    @Test
    void looksAgainWhenSignalsMayHaveBeenMissed() {
        things.change(1);
        Page page = open(THING, Viewer.anybody("a"), null);
        page.awaitIds(1);

        things.change(2);
        things.change(3);
        feed.lookAgain();

        page.awaitIds(1, 2, 3);
    }

    @Test
    void whoReadsTooSlowlyIsShownTheLatestStateNextAndHoldsUpNobody() {
        things.change(1);
        Page slow = open(THING, Viewer.anybody("slow"), null);
        Page quick = open(THING, Viewer.anybody("quick"), null);
        quick.awaitIds(1);
        slow.awaitIds(1);
        slow.isFull();

        for (int id = 2; id <= 5; id++) {
            things.change(id);
            feed.hear(THING, id);
        }
        quick.awaitIds(1, 2, 3, 4, 5);
        assertThat(slow.ids()).containsExactly(1L);

        slow.hasRoom();
        slow.awaitIds(1, 5);
        things.change(6);
        feed.hear(THING, 6);
        quick.awaitIds(1, 2, 3, 4, 5, 6);
        slow.awaitIds(1, 5, 6);
        assertThat(slow.closed).isFalse();
    }

    @Test
    void whoReadsNothingHoldsUpNobodyAndIsGoneWhenItIsCutOff() {
        things.change(1);
        Page slow = open(THING, Viewer.anybody("slow"), null);
        Page quick = open(THING, Viewer.anybody("quick"), null);
        quick.awaitIds(1);
        slow.awaitIds(1);
        slow.isFull();
        things.change(2);
        feed.hear(THING, 2);
        quick.awaitIds(1, 2);

        slow.close();

        await().until(() -> hub.open() == 1);
        things.change(3);
        feed.hear(THING, 3);
        quick.awaitIds(1, 2, 3);
        assertThat(slow.ids()).containsExactly(1L);
    }

    @Test
    void aFailureToReadIsTriedAgain() {
        things.change(1);
        Page page = open(THING, Viewer.anybody("a"), null);
        page.awaitIds(1);
        things.failures.set(1);

        things.change(2);
        feed.hear(THING, 2);

        page.awaitIds(1, 2);
    }

    @Test
    void endsWithTheAccessTokenAndWithTheSession() {
        things.change(1);
        Page short1 = open(THING, new Viewer("a", "usr_1", "ses_1", NOON.plusSeconds(60)), null);
        Page long1 = open(THING, new Viewer("a", "usr_1", "ses_2", NOON.plusSeconds(6000)), null);
        Page other = open(THING, Viewer.anybody("a"), null);
        other.awaitIds(1);

        now.set(NOON.plusSeconds(60));
        await().until(() -> short1.closed);
        assertThat(long1.closed).isFalse();

        endings.forEach(ending -> ending.accept("ses_2"));
        assertThat(long1.closed).isTrue();
        assertThat(other.closed).isFalse();
    }

    @Test
    void aSessionThatHasEndedMeanwhileIsNotLetIn() {
        things.change(1);
        Page page = open(THING, new Viewer("a", "usr_1", "ses_ended", NOON.plusSeconds(60)), null);

        assertThat(page.closed).isTrue();
        assertThat(hub.open()).isZero();
    }

    @Test
    void whoIsStalledForTooLongIsCutOff() {
        things.change(1);
        Page page = open(THING, Viewer.anybody("a"), null);
        page.awaitIds(1);
        page.stalled = System.nanoTime() - Duration.ofSeconds(60).toNanos();

        await().until(() -> page.closed);
    }

    @Test
    void refusesMoreThanTheBounds() {
        things.change(1);
        Viewer ada = new Viewer("a", "usr_ada", "ses_1", Instant.MAX);
        for (int i = 0; i < 3; i++) {
            open(THING, ada, null);
        }
        assertProblem(() -> open(THING, ada, null), 429, "too_many_streams");
        Page spare = open(THING, Viewer.anybody("a"), null);
        open(THING, Viewer.anybody("a"), null);
        assertProblem(() -> open(THING, Viewer.anybody("a"), null), 429, "too_many_streams");
        spare.close();
        open(THING, Viewer.anybody("a"), null);
        assertThat(hub.open()).isEqualTo(5);
    }

    /** Whoever has one IPv6 address has a whole /64 of them. */
    @Test
    void countsNetworksAndNotAddresses() {
        assertThat(Viewer.anybody("2001:db8:1:2::1")).isEqualTo(Viewer.anybody("2001:db8:1:2::7"));
    }

    @Test
    void refusesMoreThanTheProcessCarries() {
        things.change(1);
        for (int i = 0; i < 200; i++) {
            open(THING, Viewer.anybody("10.0.2." + i), null);
        }
        assertProblem(() -> open(THING, Viewer.anybody("10.0.3.1"), null), 503, "no_stream_free");
    }

    @Test
    void aRefusalCostsNoPlaceAndKeepsNothing() {
        for (int i = 0; i < 20; i++) {
            assertProblem(() -> open("nothing", Viewer.anybody("a"), null), 404, "not_found");
            assertProblem(() -> open(THING, Viewer.anybody("a"), "rubbish"), 400, "invalid_last_event_id");
        }
        assertThat(hub.open()).isZero();
        assertThat(feed.topics()).isZero();
    }

    @Test
    void forgetsWhatNobodyWatches() {
        things.change(1);
        Page page = open(THING, Viewer.anybody("a"), null);
        page.awaitIds(1);
        assertThat(feed.topics()).isEqualTo(1);

        page.close();

        assertThat(feed.topics()).isZero();
        assertThat(hub.open()).isZero();
    }

    @Test
    void whenItStopsEverybodyIsLetGoAndNobodyLetIn() {
        things.change(1);
        Page page = open(THING, Viewer.anybody("a"), null);

        hub.stop();

        assertThat(page.closed).isTrue();
        assertProblem(() -> open(THING, Viewer.anybody("a"), null), 503, "shutting_down");
    }

    private Page openAndHoldTheReadOfChange2() throws InterruptedException {
        things.change(1);
        Page page = open(THING, Viewer.anybody("a"), null);
        page.awaitIds(1);
        things.change(2);
        int reads = things.reads.get();
        things.holdChanges();
        // Until it has joined, nobody reads for it when something is heard.
        await().until(() -> {
            feed.hear(THING, 2);
            return things.reads.get() > reads;
        });
        return page;
    }

    private Page open(String key, Viewer viewer, @Nullable String lastEventId) {
        Opening opening = hub.admit(feed, key, viewer, lastEventId);
        Page page = new Page();
        Client client = hub.client(viewer, opening, page);
        page.whenClosed = () -> hub.over(client);
        hub.begin(client, opening);
        return page;
    }

    private static FeedProperties bounds() {
        return new FeedProperties(200, 3, 5, DataSize.ofKilobytes(64), Duration.ofSeconds(1), Duration.ofSeconds(20));
    }

    private static void assertProblem(Runnable attempt, int status, String code) {
        assertThatThrownBy(attempt::run).asInstanceOf(type(Problem.class)).satisfies(problem -> {
            assertThat(problem.status().value()).isEqualTo(status);
            assertThat(problem.code()).isEqualTo(code);
        });
    }

    /** One thing with numbered changes. */
    private static final class Things implements Source {
        final AtomicInteger reads = new AtomicInteger();
        final AtomicInteger current = new AtomicInteger();
        final AtomicInteger failures = new AtomicInteger();
        private final Map<Long, Frame> changes = new ConcurrentHashMap<>();
        private volatile CountDownLatch held = new CountDownLatch(0);
        private volatile CountDownLatch heldChanges = new CountDownLatch(0);
        private final CountDownLatch reached = new CountDownLatch(1);

        void change(long id) {
            changes.put(id, Frame.of("change", id, "{}"));
        }

        void holdReads() {
            held = new CountDownLatch(1);
        }

        void awaitHeldRead() throws InterruptedException {
            reached.await();
        }

        void holdChanges() {
            heldChanges = new CountDownLatch(1);
        }

        void letChangesGo() {
            heldChanges.countDown();
        }

        void letReadsGo() {
            held.countDown();
        }

        @Override
        public Current current(String key, long after) {
            if (!key.equals(THING)) {
                throw Problem.notFound("not_found", "no such thing");
            }
            current.incrementAndGet();
            Frame last = sorted().getLast();
            reached.countDown();
            await(held);
            List<Frame> news = last.id() > after ? List.of(last) : List.of();
            return new Current(last.id(), news.iterator());
        }

        @Override
        public boolean knows(String key, long id) {
            return changes.containsKey(id);
        }

        @Override
        public List<Frame> after(String key, long id, int most) {
            reads.incrementAndGet();
            await(heldChanges);
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("on purpose");
            }
            return sorted().stream()
                    .filter(frame -> frame.id() > id)
                    .limit(most)
                    .toList();
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private List<Frame> sorted() {
            return changes.keySet().stream().sorted().map(changes::get).toList();
        }
    }

    /** A client's end of the stream. */
    private static final class Page implements Sink {
        private final List<Long> ids = new CopyOnWriteArrayList<>();
        private volatile CountDownLatch room = new CountDownLatch(0);
        volatile boolean closed;
        volatile long stalled;
        volatile Runnable whenClosed = () -> {};

        void isFull() {
            room = new CountDownLatch(1);
        }

        void hasRoom() {
            room.countDown();
        }

        List<Long> ids() {
            return List.copyOf(ids);
        }

        void awaitIds(long... expected) {
            await().pollInterval(Duration.ofMillis(5)).until(() -> ids.size() >= expected.length);
            assertThat(ids).isEqualTo(LongStream.of(expected).boxed().toList());
        }

        void awaitLast(long id) {
            await().pollInterval(Duration.ofMillis(5)).until(() -> ids.contains(id));
        }

        @Override
        public boolean send(byte[] bytes) {
            if (closed || room.getCount() > 0) {
                return false;
            }
            new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("id: "))
                    .forEach(line -> ids.add(Long.valueOf(line.substring(4))));
            return true;
        }

        @Override
        public boolean send(byte[] bytes, Duration patience) throws InterruptedException {
            return awaitRoom(patience) && send(bytes);
        }

        @Override
        public boolean awaitRoom(Duration patience) throws InterruptedException {
            room.await();
            return !closed;
        }

        @Override
        public long stalledSince() {
            return stalled;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                room.countDown();
                whenClosed.run();
            }
        }
    }

    private record Endings(List<Consumer<String>> listeners) implements EndedSessions {
        @Override
        public boolean include(String sessionId) {
            return sessionId.equals("ses_ended");
        }

        @Override
        public AutoCloseable onEnd(Consumer<String> listener) {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }
    }

    /** A clock that a test moves. */
    private static final class Watch extends Clock {
        private final AtomicReference<Instant> now;

        Watch(AtomicReference<Instant> now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }
}
