package io.skybound.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.skybound.platform.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** What becomes of events on their way to the disk, whatever happens to them. */
class AppenderIT {
    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final DriverManagerDataSource database = database();
    static final JdbcTemplate sql = new JdbcTemplate(database);
    static final String WAITING_FOR_THEIR_TURN = " FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
    static final AtomicInteger count = new AtomicInteger();

    final Wire wire = new Wire(database);
    final Tail tail = new Tail(Duration.ofMinutes(1));
    final Appender appender = new Appender(wire, PATIENCE, tail);

    @BeforeAll
    static void createTable() {
        sql.execute("CREATE SCHEMA events");
        new ResourceDatabasePopulator(new ClassPathResource("db/events/V1__event_store.sql")).execute(database);
    }

    @BeforeEach
    void forget() {
        sql.execute("TRUNCATE events.domain_event_entry");
    }

    @AfterEach
    void close() {
        wire.repair();
        appender.close();
    }

    @Test
    void whatQueuesWhileACommitIsOnItsWayGoesWithTheNextOne() throws SQLException {
        List<UnitOfEvents> units = behindOneOnItsWay(() -> IntStream.range(0, 50)
                .mapToObj(i -> append(event("a" + i, 0), event("a" + i, 1)))
                .toList());

        assertThat(units).allSatisfy(AppenderIT::isStored);
        assertThat(transactions("%")).isEqualTo(2);
        assertThat(storedIds().subList(1, 101))
                .containsExactlyElementsOf(units.stream()
                        .flatMap(unit -> unit.events().stream())
                        .map(EventRow::id)
                        .toList());
    }

    @Test
    void whoHasJustBeenAnsweredIsGivenAMomentToComeBack() throws SQLException {
        wire.delayMillis = 60;
        List<UnitOfEvents> units = behindOneOnItsWay(() ->
                IntStream.range(0, 7).mapToObj(i -> append(event("a" + i, 0))).toList());
        assertThat(units).allSatisfy(AppenderIT::isStored);

        UnitOfEvents soon = append(event("b0", 0));
        LockSupport.parkNanos(2_000_000);
        UnitOfEvents later = append(event("b1", 0));

        assertThat(List.of(soon, later)).allSatisfy(AppenderIT::isStored);
        assertThat(transactions("b%")).isEqualTo(1);
    }

    @Test
    void oneConflictFailsOneCallerAndNothingOfItsUnitIsStored() throws SQLException {
        isStored(append(event("taken", 0)));

        List<UnitOfEvents> units = behindOneOnItsWay(() -> List.of(
                append(event("before", 0)), append(event("other", 0), event("taken", 0)), append(event("behind", 0))));

        isStored(units.get(0));
        assertThatThrownBy(() -> units.get(1).outcome().join()).satisfies(state("23505"));
        isStored(units.get(2));
        assertThat(aggregates()).containsExactly("taken", "first", "before", "behind");
    }

    @Test
    void aLostAnswerIsLookedUp() {
        tail.endsAt(0, tail.look());
        wire.breakAfterNext = true;

        isStored(append(event("a", 0), event("b", 0)));

        assertThat(aggregates()).containsExactly("a", "b");
        assertThat(remembered(0)).as("only the store knows").isNull();
    }

    @Test
    void whatWasLostOnTheWayIsSentAgain() {
        wire.breakBeforeNext = true;

        isStored(append(event("a", 0), event("b", 0)));

        assertThat(aggregates()).containsExactly("a", "b");
    }

    @Test
    void aConflictIsNotForgottenOverALostConnection() throws SQLException {
        isStored(append(event("taken", 0)));
        List<UnitOfEvents> units = behindOneOnItsWay(() -> {
            wire.breakBeforeNext = true;
            return List.of(append(event("new", 0)), append(event("taken", 0)));
        });

        isStored(units.get(0));
        assertThatThrownBy(() -> units.get(1).outcome().join()).satisfies(state("23505"));
        assertThat(aggregates()).containsExactly("taken", "first", "new");
    }

    @Test
    void aBackendThatIsKilledInTheMiddleOfABatchLosesAndDoublesNothing() throws SQLException {
        List<UnitOfEvents> units = whileItIsNobodyElsesTurn(() -> {
            List<UnitOfEvents> appended = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                appended.add(append(event("a", i)));
                awaitQueue(1);
                sql.query("SELECT pg_terminate_backend(pid)" + WAITING_FOR_THEIR_TURN, row -> {});
            }
            return appended;
        });

        assertThat(units).allSatisfy(AppenderIT::isStored);
        assertThat(sql.query(
                        "SELECT sequence_number FROM events.domain_event_entry ORDER BY global_index",
                        (row, _) -> row.getLong(1)))
                .containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void whereTheOutcomeCanNotBeLearntItIsCalledUnknownAndNotAFailure() {
        wire.repair();
        try (Appender impatient = new Appender(wire, Duration.ofMillis(200), tail)) {
            wire.breakAfterNext = true;
            wire.awayAfterBreak = true;
            UnitOfEvents unit = new UnitOfEvents(List.of(event("a", 0)), List.of());
            impatient.append(unit);

            assertThatThrownBy(() -> unit.outcome().join()).satisfies(state("08007"));
        }
        assertThat(aggregates()).containsExactly("a");
    }

    @Test
    void failsAtOnceWhereTheDatabaseIsAwayAndGoesOnWhenItIsBack() {
        wire.away = true;
        assertThatThrownBy(() -> append(event("a", 0)).outcome().join()).satisfies(state("08001"));

        wire.repair();
        isStored(append(event("a", 0)));
        assertThat(aggregates()).containsExactly("a");
    }

    @Test
    void closingStoresWhatWaitsAndTakesNothingMore() throws Exception {
        Thread closing = new Thread(appender::close);
        List<UnitOfEvents> units = whileItIsNobodyElsesTurn(() -> {
            List<UnitOfEvents> waiting = List.of(append(event("a", 0)), append(event("b", 0)));
            closing.start();
            return waiting;
        });
        closing.join();

        assertThat(units).allSatisfy(AppenderIT::isStored);
        assertThatThrownBy(() -> append(event("c", 0)).outcome().join()).satisfies(state("57P01"));
        assertThat(aggregates()).containsExactly("a", "b");
    }

    @Test
    void numbersFollowTheOrderOfCommitsAlsoAcrossProcesses() throws SQLException {
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            var _ = EventTable.insert(other, List.of(event("slow", 0)));

            UnitOfEvents here = append(event("fast", 0));
            awaitQueue(1);
            other.commit();

            isStored(here);
        }
        assertThat(aggregates()).containsExactly("slow", "fast");
    }

    @Test
    void readersGetFromMemoryWhatTheStoreWouldTellThem() throws SQLException {
        isStored(append(event("a", 0), event("b", 0)));
        assertThatThrownBy(() -> append(event("a", 0)).outcome().join()).satisfies(state("23505"));
        isStored(append(event("a", 1)));
        try (Connection other = database.getConnection()) {
            var _ = EventTable.insert(other, List.of(event("c", 0)));
        }
        isStored(append(event("a", 2)));

        List<Long> numbers = sql.query(
                "SELECT global_index FROM events.domain_event_entry ORDER BY global_index", (row, _) -> row.getLong(1));
        assertThat(remembered(numbers.get(0) - 1)).containsExactly(numbers.get(0), numbers.get(1));
        assertThat(remembered(numbers.get(1))).as("a number went to waste").isNull();
        assertThat(remembered(numbers.get(2) - 1)).containsExactly(numbers.get(2));
        assertThat(remembered(numbers.get(2))).as("that is another process's").isNull();
        assertThat(remembered(numbers.get(3))).containsExactly(numbers.get(4));
    }

    private @Nullable List<Long> remembered(long position) {
        List<TrackedEventData<?>> events = tail.after(position, 100);
        return events == null
                ? null
                : events.stream()
                        .map(event -> ((GapAwareTrackingToken) event.trackingToken()).getIndex())
                        .toList();
    }

    private <T> T behindOneOnItsWay(ThrowingSupplier<T> appending) throws SQLException {
        return whileItIsNobodyElsesTurn(() -> {
            append(event("first", 0));
            awaitQueue(1);
            return appending.get();
        });
    }

    /** Somebody else appends, so that what is appended here queues until they are done. */
    private static <T> T whileItIsNobodyElsesTurn(ThrowingSupplier<T> appending) throws SQLException {
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute(EventTable.TAKE_TURN);
            T result = appending.get();
            awaitQueue(1);
            return result;
        }
    }

    private static void awaitQueue(int waiting) {
        await().until(() ->
                Objects.equals(sql.queryForObject("SELECT count(*)" + WAITING_FOR_THEIR_TURN, Integer.class), waiting));
    }

    interface ThrowingSupplier<T> {
        T get() throws SQLException;
    }

    private UnitOfEvents append(EventRow... events) {
        UnitOfEvents unit = new UnitOfEvents(List.of(events), List.of());
        appender.append(unit);
        return unit;
    }

    private static void isStored(UnitOfEvents unit) {
        assertThat(unit.outcome()).succeedsWithin(PATIENCE.multipliedBy(2));
    }

    private static Consumer<Throwable> state(String state) {
        return failure -> assertThat(failure)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo(state);
    }

    private static List<String> storedIds() {
        return sql.query(
                "SELECT event_identifier FROM events.domain_event_entry ORDER BY global_index",
                (row, _) -> row.getString(1));
    }

    /** That have stored something of such an aggregate. */
    private static @Nullable Long transactions(String aggregates) {
        return sql.queryForObject(
                "SELECT count(DISTINCT xmin::text) FROM events.domain_event_entry WHERE aggregate_identifier LIKE ?",
                Long.class,
                aggregates);
    }

    private static List<String> aggregates() {
        return sql.query(
                "SELECT aggregate_identifier FROM events.domain_event_entry ORDER BY global_index",
                (row, _) -> row.getString(1));
    }

    private static EventRow event(String aggregate, long sequence) {
        byte[] json = "{}".getBytes(StandardCharsets.UTF_8);
        return new EventRow(
                "event-" + count.incrementAndGet(),
                aggregate,
                sequence,
                "Counter",
                "2026-11-22T12:00:00.000Z",
                "Counted",
                "1",
                json,
                json);
    }

    private static DriverManagerDataSource database() {
        TestDatabase fresh = TestDatabase.fresh();
        return new DriverManagerDataSource(fresh.jdbcUrl(), fresh.username(), fresh.password());
    }
}
