package io.skybound.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.skybound.api.Refused;
import io.skybound.platform.testing.Counters;
import io.skybound.platform.testing.Counters.Count;
import io.skybound.platform.testing.Counters.CountAndFail;
import io.skybound.platform.testing.Counters.CountUpTo;
import io.skybound.platform.testing.Counters.Counter;
import io.skybound.platform.testing.Counters.Leap;
import io.skybound.platform.testing.Counters.NoRoomLeft;
import io.skybound.platform.testing.Counters.OpenCounter;
import io.skybound.platform.testing.Counters.StartAgain;
import io.skybound.platform.testing.DatabaseTest;
import io.skybound.platform.testing.PlatformOnly;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Commands for one aggregate are decided one on top of the other, before the first of them is stored. */
@DatabaseTest({PlatformOnly.class, Counters.class})
class QueuedDecisionsIT {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Autowired
    CommandGateway commands;

    @Autowired
    JdbcTemplate sql;

    @Autowired
    DataSource database;

    final String id = UUID.randomUUID().toString();

    @BeforeEach
    void open() {
        commands.sendAndWait(new OpenCounter(id, "Ada"));
        Counter.attempts.set(0);
    }

    @AfterEach
    void allowEverything() {
        sql.execute("DROP TRIGGER IF EXISTS forbidden ON events.domain_event_entry");
    }

    @Test
    void areStoredTogetherAndAnsweredOnlyThen() throws SQLException {
        List<CompletableFuture<Integer>> counts = whileNothingIsStored(() -> {
            List<CompletableFuture<Integer>> queued =
                    Stream.generate(this::count).limit(50).toList();
            awaitDecisions(50);
            assertThat(queued).noneMatch(CompletableFuture::isDone);
            return queued;
        });

        assertThat(counts.stream().map(CompletableFuture::join))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 50).boxed().toList());
        assertThat(sequence())
                .containsExactlyElementsOf(LongStream.rangeClosed(0, 50).boxed().toList());
        assertThat(sql.queryForObject(
                        "SELECT count(DISTINCT xmin::text) FROM events.domain_event_entry"
                                + " WHERE aggregate_identifier = ? AND sequence_number > 0",
                        Integer.class,
                        id))
                .as("transactions")
                .isLessThanOrEqualTo(2);
    }

    @Test
    void aRefusalWaitsForWhatItWasDecidedOn() throws SQLException {
        CompletableFuture<Object> refused = whileNothingIsStored(() -> {
            CompletableFuture<Integer> counted = count();
            awaitDecisions(1);
            CompletableFuture<Object> refusal = commands.send(new CountUpTo(id, 1));
            awaitDecisions(2);
            // A command about another aggregate has the time to be refused.
            assertThatThrownBy(() -> commands.sendAndWait(new CountUpTo(id + "-unknown", 1)));
            assertThat(refusal).isNotDone();
            assertThat(counted).isNotDone();
            return refusal;
        });

        assertThat(refused).failsWithin(LONG);
        assertThatThrownBy(refused::join)
                .satisfies(failure -> assertThat(Refused.reasonOf(failure)).isEqualTo(new NoRoomLeft()));
    }

    @Test
    void whatWasDecidedOnEventsThatAnotherProcessWasFasterThanIsDecidedAgain() throws SQLException {
        List<CompletableFuture<Integer>> counts;
        try (Connection other = othersTurn()) {
            counts = Stream.generate(this::count).limit(10).toList();
            awaitDecisions(10);
            other.createStatement()
                    .execute("INSERT INTO events.domain_event_entry (event_identifier, aggregate_identifier,"
                            + " sequence_number, type, time_stamp, payload_type, payload_revision, payload, meta_data)"
                            + " SELECT gen_random_uuid()::text, aggregate_identifier, 1, type, time_stamp, 'Counted', '1',"
                            + " convert_to('{\"id\":\"" + id + "\",\"value\":100}', 'UTF8'), meta_data"
                            + " FROM events.domain_event_entry WHERE aggregate_identifier = '" + id + "'");
            other.commit();
        }

        assertThat(counts.stream().map(CompletableFuture::join))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(101, 110).boxed().toList());
        assertThat(sequence())
                .containsExactlyElementsOf(LongStream.rangeClosed(0, 11).boxed().toList());
    }

    @Test
    void oneThatCanNotBeStoredFailsAloneAndTheOthersAreDecidedWithoutIt() throws SQLException {
        forbidLeaps();
        List<CompletableFuture<Integer>> counts = new ArrayList<>();
        CompletableFuture<Object> forbidden = whileNothingIsStored(() -> {
            counts.add(count());
            counts.add(count());
            awaitDecisions(2);
            CompletableFuture<Object> failing = leap();
            awaitDecisions(3);
            IntStream.range(0, 5).forEach(_ -> counts.add(count()));
            awaitDecisions(8);
            return failing;
        });

        assertThat(forbidden).failsWithin(LONG);
        assertThat(counts.stream().map(CompletableFuture::join))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 7).boxed().toList());
        assertThat(sequence())
                .containsExactlyElementsOf(LongStream.rangeClosed(0, 7).boxed().toList());
    }

    @Test
    void aRefusalDecidedOnWhatCouldNotBeStoredIsDecidedAgain() throws SQLException {
        forbidLeaps();
        CompletableFuture<Integer> second = whileNothingIsStored(() -> {
            var _ = leap();
            awaitDecisions(1);
            CompletableFuture<Integer> upToOne = commands.send(new CountUpTo(id, 1));
            awaitDecisions(2);
            return upToOne;
        });

        assertThat(second).succeedsWithin(LONG).isEqualTo(1);
    }

    @Test
    void whatWasChangedAndThenRefusedIsForgotten() {
        count().join();
        assertThatThrownBy(() -> commands.sendAndWait(new CountAndFail(id)))
                .satisfies(failure -> assertThat(Refused.reasonOf(failure)).isEqualTo(new NoRoomLeft()));

        assertThat(count().join()).isEqualTo(2);
    }

    @Test
    void refusalsReadNoEventsAndWriteNone() {
        commands.sendAndWait(new CountUpTo(id, 1));
        // Who reads the counter now finds none.
        sql.update("DELETE FROM events.domain_event_entry WHERE aggregate_identifier = ? AND sequence_number = 0", id);

        assertThatThrownBy(() -> commands.sendAndWait(new CountUpTo(id, 1)))
                .satisfies(failure -> assertThat(Refused.reasonOf(failure)).isEqualTo(new NoRoomLeft()));
        commands.sendAndWait(new StartAgain(id));
        assertThat(commands.<Integer>sendAndWait(new CountUpTo(id, 1))).isEqualTo(1);
    }

    @Test
    void noneIsLostOrDoubledWhileTheConnectionIsKilledAgainAndAgain() {
        List<CompletableFuture<Integer>> counts = new ArrayList<>();
        for (int round = 0; round < 20; round++) {
            IntStream.range(0, 20).forEach(_ -> counts.add(count()));
            sql.query(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND query LIKE 'WITH turn%'",
                    row -> {});
        }

        assertThat(counts.stream().map(CompletableFuture::join))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 400).boxed().toList());
        assertThat(sequence())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(0, 400).boxed().toList());
    }

    private static void awaitDecisions(int made) {
        await().untilAtomic(Counter.attempts, equalTo(made));
    }

    private CompletableFuture<Integer> count() {
        return commands.send(new Count(id));
    }

    private CompletableFuture<Object> leap() {
        return commands.send(new Leap(id));
    }

    private List<Long> sequence() {
        return sql.query(
                "SELECT sequence_number FROM events.domain_event_entry WHERE aggregate_identifier = ? ORDER BY global_index",
                (row, _) -> row.getLong(1),
                id);
    }

    private void forbidLeaps() {
        sql.execute("""
                CREATE OR REPLACE FUNCTION forbid() RETURNS trigger LANGUAGE plpgsql AS
                $$BEGIN RAISE EXCEPTION 'no leaps' USING ERRCODE = '23514'; END$$""");
        sql.execute("CREATE TRIGGER forbidden BEFORE INSERT ON events.domain_event_entry FOR EACH ROW"
                + " WHEN (convert_from(NEW.payload, 'UTF8') ~ '\"value\":1[0-9]{3}') EXECUTE FUNCTION forbid()");
    }

    private <T> T whileNothingIsStored(Supplier<T> deciding) throws SQLException {
        try (Connection other = othersTurn()) {
            T result = deciding.get();
            other.rollback();
            return result;
        }
    }

    private Connection othersTurn() throws SQLException {
        Connection other = database.getConnection();
        other.setAutoCommit(false);
        other.createStatement().execute("SELECT pg_advisory_xact_lock(1903, 1217)");
        return other;
    }
}
