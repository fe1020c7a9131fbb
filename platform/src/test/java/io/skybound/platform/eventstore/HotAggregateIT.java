package io.skybound.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.skybound.platform.testing.Counters;
import io.skybound.platform.testing.Counters.Count;
import io.skybound.platform.testing.Counters.CountSlowly;
import io.skybound.platform.testing.Counters.Counter;
import io.skybound.platform.testing.Counters.OpenCounter;
import io.skybound.platform.testing.DatabaseTest;
import io.skybound.platform.testing.PlatformOnly;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Many wait for one aggregate. They must not hold what everybody else needs. */
@DatabaseTest({PlatformOnly.class, Counters.class})
@TestPropertySource(
        properties = {
            "spring.datasource.hikari.maximum-pool-size=3",
            "spring.datasource.hikari.connection-timeout=2000",
            "db-scheduler.enabled=false"
        })
class HotAggregateIT {
    @Autowired
    CommandGateway commands;

    @Autowired
    JdbcTemplate sql;

    @Autowired
    DataSource database;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void thoseWhoWaitForAnAggregateHoldNoConnection() throws Exception {
        commands.sendAndWait(new OpenCounter("hot", "Ada"));
        commands.sendAndWait(new OpenCounter("cool", "Ada"));
        Counter.slowOneIsIn = new CountDownLatch(1);
        List<CompletableFuture<Object>> waiting = Stream.generate(() -> commands.send(new CountSlowly("hot")))
                .limit(30)
                .toList();
        assertThat(Counter.slowOneIsIn.await(10, TimeUnit.SECONDS)).isTrue();

        for (int i = 1; i <= 10; i++) {
            assertThat(commands.<Integer>sendAndWait(new Count("cool"))).isEqualTo(i);
        }

        Counter.slowOnesMayGo.release(30);
        assertThat(CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)))
                .succeedsWithin(Duration.ofSeconds(20));
        assertThat(sql.queryForObject(
                        "SELECT max(sequence_number) FROM events.domain_event_entry WHERE aggregate_identifier = 'hot'",
                        Long.class))
                .isEqualTo(30);
    }

    @Test
    void aTransactionTakesItsConnectionWithItsFirstStatement() throws Exception {
        HikariDataSource pool = database.unwrap(HikariDataSource.class);
        transaction.executeWithoutResult(outer -> {
            TransactionTemplate another =
                    new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
            another.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
            // Four nested transactions in a pool of three; only the innermost speaks.
            another.executeWithoutResult(second -> another.executeWithoutResult(third ->
                    another.executeWithoutResult(fourth -> assertThat(sql.queryForObject("SELECT 1", Integer.class))
                            .isEqualTo(1))));
        });
        assertThat(pool.getMaximumPoolSize()).isEqualTo(3);
    }
}
