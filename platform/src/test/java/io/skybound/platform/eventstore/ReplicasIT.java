package io.skybound.platform.eventstore;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.skybound.api.Refused;
import io.skybound.platform.testing.Counters;
import io.skybound.platform.testing.Counters.Count;
import io.skybound.platform.testing.Counters.CountUpTo;
import io.skybound.platform.testing.Counters.NoRoomLeft;
import io.skybound.platform.testing.Counters.OpenCounter;
import io.skybound.platform.testing.Counters.Seen;
import io.skybound.platform.testing.Counters.StartAgain;
import io.skybound.platform.testing.DatabaseTest;
import io.skybound.platform.testing.PlatformOnly;
import io.skybound.platform.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two replicas on one database: they started on the empty one at the same time. */
class ReplicasIT {
    static final TestDatabase database = TestDatabase.fresh();
    static ConfigurableApplicationContext here;
    static ConfigurableApplicationContext there;

    @BeforeAll
    static void startTogether() {
        CompletableFuture<ConfigurableApplicationContext> other = CompletableFuture.supplyAsync(ReplicasIT::start);
        here = start();
        there = other.join();
        await().atMost(Duration.ofSeconds(20)).until(() -> shares().equals(List.of("2", "2")));
    }

    @AfterAll
    static void stop() {
        here.close();
        there.close();
    }

    @Test
    void whatOneAppendsTheOtherSeesLongBeforeItWouldHaveLooked() {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; millis.size() < 15; i++) {
            String id = "counter-" + i;
            here.getBean(CommandGateway.class).sendAndWait(new OpenCounter(id, "Ada"));
            // Meet the other one at any moment of its round.
            LockSupport.parkNanos(
                    MILLISECONDS.toNanos(ThreadLocalRandom.current().nextInt(200)));
            here.getBean(CommandGateway.class).sendAndWait(new Count(id));
            long appended = System.nanoTime();
            await().pollInterval(Duration.ofMillis(1)).until(() -> seenBy(here, id) || seenBy(there, id));
            if (seenBy(there, id)) {
                millis.add((System.nanoTime() - appended) / 1_000_000);
            }
        }

        // Looking by itself, it would see it after a quarter of a second on average.
        assertThat(millis.stream().sorted().toList().get(millis.size() / 2))
                .as("median of %s", millis)
                .isLessThan(120);
    }

    @Test
    void commandsForOneAggregateAtBothAllSucceed() {
        here.getBean(CommandGateway.class).sendAndWait(new OpenCounter("hot", "Ada"));

        List<CompletableFuture<Integer>> counts = IntStream.range(0, 60)
                .mapToObj(i -> (i % 2 == 0 ? here : there)
                        .getBean(CommandGateway.class)
                        .<Integer>send(new Count("hot")))
                .toList();

        assertThat(counts.stream().map(CompletableFuture::join))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 60).boxed().toList());
    }

    @Test
    void noneRefusesFromAMemoryThatTheOtherHasOvertaken() {
        CommandGateway here = ReplicasIT.here.getBean(CommandGateway.class);
        CommandGateway there = ReplicasIT.there.getBean(CommandGateway.class);
        here.sendAndWait(new OpenCounter("full", "Ada"));
        here.sendAndWait(new CountUpTo("full", 1));
        assertThatThrownBy(() -> here.sendAndWait(new CountUpTo("full", 1)))
                .satisfies(failure -> assertThat(Refused.reasonOf(failure)).isEqualTo(new NoRoomLeft()));

        there.sendAndWait(new StartAgain("full"));

        assertThat(here.<Integer>sendAndWait(new CountUpTo("full", 1))).isEqualTo(1);
    }

    @Test
    void noneTakesForDoneWhatTheOtherHasUndone() {
        CommandGateway here = ReplicasIT.here.getBean(CommandGateway.class);
        CommandGateway there = ReplicasIT.there.getBean(CommandGateway.class);
        here.sendAndWait(new OpenCounter("quiet", "Ada"));
        here.sendAndWait(new StartAgain("quiet"));

        there.sendAndWait(new Count("quiet"));
        here.sendAndWait(new StartAgain("quiet"));

        assertThat(there.<Integer>sendAndWait(new Count("quiet"))).isEqualTo(1);
    }

    private static boolean seenBy(ConfigurableApplicationContext replica, String id) {
        return !replica.getBean(Seen.class).valuesOf(id).isEmpty();
    }

    /** How many segments of the projection each of them has. */
    private static List<String> shares() {
        return here.getBean(JdbcTemplate.class)
                .query(
                        "SELECT count(*) FROM process.token_entry WHERE processor_name = 'seen' GROUP BY owner",
                        (row, n) -> row.getString(1));
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(PlatformOnly.class, Counters.class)
                .web(WebApplicationType.NONE)
                .properties(Stream.concat(
                                Stream.of(database.properties()),
                                Stream.of(
                                        "spring.config.import=classpath:platform.yaml",
                                        "skybound.engine=postgres",
                                        "spring.datasource.hikari.maximum-pool-size=12",
                                        "skybound.privacy.keys=" + DatabaseTest.PRIVACY_KEY))
                        .toArray(String[]::new))
                .run();
    }
}
