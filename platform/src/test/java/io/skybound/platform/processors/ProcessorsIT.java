package io.skybound.platform.processors;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skybound.platform.testing.Counters;
import io.skybound.platform.testing.Counters.Companion;
import io.skybound.platform.testing.Counters.Count;
import io.skybound.platform.testing.Counters.OpenCounter;
import io.skybound.platform.testing.Counters.Seen;
import io.skybound.platform.testing.DatabaseTest;
import io.skybound.platform.testing.PlatformOnly;
import io.skybound.platform.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

class ProcessorsIT {
    TestDatabase database = TestDatabase.fresh();

    @BeforeEach
    void forget() {
        Companion.remembered.clear();
    }

    @Test
    void seesAnEventLongBeforeItWouldHavePolled() {
        try (ConfigurableApplicationContext app = start()) {
            Seen seen = app.getBean(Seen.class);
            CommandGateway commands = app.getBean(CommandGateway.class);
            commands.sendAndWait(new OpenCounter("c", "Ada"));
            count(commands, "c");
            await().until(() -> seen.valuesOf("c").size() == 1);

            List<Long> millis = new ArrayList<>();
            for (int i = 2; i <= 20; i++) {
                // Meet the processor at any moment of its round.
                LockSupport.parkNanos(
                        MILLISECONDS.toNanos(ThreadLocalRandom.current().nextInt(40)));
                int value = i;
                count(commands, "c");
                long appended = System.nanoTime();
                await().pollInterval(Duration.ofMillis(1))
                        .until(() -> seen.valuesOf("c").contains(value));
                millis.add((System.nanoTime() - appended) / 1_000_000);
            }
            assertThat(millis.stream().mapToLong(Long::longValue).average().orElseThrow())
                    .as("mean of %s", millis)
                    .isLessThan(150);
        }
    }

    @Test
    void goesOnWhereItStoodAfterARestart() {
        try (ConfigurableApplicationContext app = start()) {
            CommandGateway commands = app.getBean(CommandGateway.class);
            commands.sendAndWait(new OpenCounter("c", "Ada"));
            count(commands, "c");
            await().until(() -> app.getBean(Seen.class).valuesOf("c").equals(List.of(1)));
            await().until(() -> Companion.remembered.contains("c of Ada shows 1"));
        }
        try (ConfigurableApplicationContext app = start()) {
            count(app.getBean(CommandGateway.class), "c");
            await().until(() -> app.getBean(Seen.class).valuesOf("c").equals(List.of(2)));
            await().until(() -> Companion.remembered.contains("c of Ada shows 2"));
        }
    }

    @Test
    void replaysAfterAResetAndCanBeRestartedInTheMiddleOfIt() {
        try (ConfigurableApplicationContext app = start()) {
            CommandGateway commands = app.getBean(CommandGateway.class);
            Seen seen = app.getBean(Seen.class);
            commands.sendAndWait(new OpenCounter("c", "Ada"));
            Stream.of(1, 2, 3).forEach(i -> count(commands, "c"));
            await().until(() -> seen.valuesOf("c").equals(List.of(1, 2, 3)));

            StreamingEventProcessor processor = app.getBean(EventProcessingConfiguration.class)
                    .eventProcessor("seen", StreamingEventProcessor.class)
                    .orElseThrow();
            processor.shutDown();
            seen.sightings.clear();
            seen.failing = true;
            processor.resetTokens("because we can");
            processor.start();
            await().until(() -> seen.failures.get() > 0);
            assertThat(app.getBean(JdbcTemplate.class)
                            .queryForList(
                                    "SELECT DISTINCT token_type FROM process.token_entry WHERE processor_name = 'seen'",
                                    String.class))
                    .containsExactly(ReplayToken.class.getName());
        }
        try (ConfigurableApplicationContext app = start()) {
            Seen seen = app.getBean(Seen.class);
            await().until(() -> seen.valuesOf("c").equals(List.of(1, 2, 3)));
            assertThat(seen.sightings).allMatch(sighting -> ReplayToken.isReplay(sighting.event()));

            count(app.getBean(CommandGateway.class), "c");
            await().until(() -> seen.valuesOf("c").equals(List.of(1, 2, 3, 4)));
        }
    }

    @Test
    void skipsNoEventWhileTheReadModelIsAway() {
        try (ConfigurableApplicationContext app = start()) {
            CommandGateway commands = app.getBean(CommandGateway.class);
            Seen seen = app.getBean(Seen.class);
            commands.sendAndWait(new OpenCounter("c", "Ada"));
            seen.failing = true;
            count(commands, "c");
            await().until(() -> seen.failures.get() > 0);
            await().until(() -> app.getBean("eventProcessors", AbstractHealthIndicator.class)
                    .health()
                    .getStatus()
                    .equals(Status.DOWN));

            seen.failing = false;
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> seen.valuesOf("c").equals(List.of(1)));
        }
    }

    /** The commit of a batch does not wait for the disk. Also where nothing happens any more, what was lost comes again. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void handlesAgainWhatACrashOfTheDatabaseTookBack(boolean somethingHappens) {
        try (ConfigurableApplicationContext app = start()) {
            CommandGateway commands = app.getBean(CommandGateway.class);
            JdbcTemplate sql = app.getBean(JdbcTemplate.class);
            Seen seen = app.getBean(Seen.class);
            commands.sendAndWait(new OpenCounter("c", "Ada"));
            count(commands, "c");
            await().until(() -> seen.valuesOf("c").equals(List.of(1)));
            await().until(() -> stored(sql).contains("\"index\":" + head(sql)));
            sql.execute("CREATE TABLE before AS SELECT processor_name, segment, token FROM process.token_entry");
            count(commands, "c");
            await().until(() -> seen.valuesOf("c").equals(List.of(1, 2)));
            await().until(() -> stored(sql).contains("\"index\":" + head(sql)));

            sql.update("UPDATE process.token_entry now SET token = before.token FROM before"
                    + " WHERE before.processor_name = now.processor_name AND before.segment = now.segment");

            if (somethingHappens) {
                count(commands, "c");
            }
            // What is seen first is seen in a batch that does not commit.
            List<Integer> all = somethingHappens ? List.of(1, 2, 3, 2, 3) : List.of(1, 2, 2);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> seen.valuesOf("c").equals(all));
        }
    }

    private static String stored(JdbcTemplate sql) {
        return String.join(
                " ",
                sql.queryForList(
                        "SELECT convert_from(token, 'UTF8') FROM process.token_entry WHERE processor_name = 'seen'",
                        String.class));
    }

    private static long head(JdbcTemplate sql) {
        return Objects.requireNonNull(
                sql.queryForObject("SELECT max(global_index) FROM events.domain_event_entry", Long.class));
    }

    @Test
    void storesASagasPersonalDataEncrypted() {
        try (ConfigurableApplicationContext app = start()) {
            app.getBean(CommandGateway.class).sendAndWait(new OpenCounter("c", "Ada Lovelace"));
            JdbcTemplate sql = app.getBean(JdbcTemplate.class);
            await().until(() ->
                    !sql.queryForList("SELECT 1 FROM process.saga_entry").isEmpty());
            assertThat(sql.queryForObject(
                            "SELECT convert_from(serialized_saga, 'UTF8') FROM process.saga_entry", String.class))
                    .startsWith("{\"owner\":\"v1:test:");
        }
    }

    private static void count(CommandGateway commands, String id) {
        commands.sendAndWait(new Count(id));
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(PlatformOnly.class, Counters.class)
                .web(WebApplicationType.NONE)
                .properties(database.properties())
                .properties(
                        "spring.config.import=classpath:platform.yaml",
                        "skybound.privacy.keys=" + DatabaseTest.PRIVACY_KEY,
                        "skybound.processors.claim=1s")
                .run();
    }
}
