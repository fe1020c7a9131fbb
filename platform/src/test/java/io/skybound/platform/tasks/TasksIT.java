package io.skybound.platform.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import io.skybound.api.Personal;
import io.skybound.platform.testing.DatabaseTest;
import io.skybound.platform.testing.PlatformOnly;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest({PlatformOnly.class, TasksIT.Greeting.class})
@TestPropertySource(
        properties = {"db-scheduler.heartbeat-interval=500ms", "spring.datasource.hikari.connection-timeout=1000"})
class TasksIT {
    record Guest(@Personal String name) {}

    static class Greeting {
        static final TaskDescriptor<Guest> GREET = TaskDescriptor.of("greet", Guest.class);
        static final TaskDescriptor<Void> TALK = TaskDescriptor.of("talk");
        static final Collection<String> greeted = new CopyOnWriteArrayList<>();
        static final CountDownLatch talking = new CountDownLatch(1);
        static final Semaphore said = new Semaphore(0);

        @Bean
        Task<Guest> greet() {
            return Tasks.oneTime(GREET)
                    .execute((instance, context) ->
                            greeted.add(instance.getData().name()));
        }

        @Bean
        Task<Void> talk() {
            return Tasks.oneTime(TALK).execute((instance, context) -> {
                talking.countDown();
                said.acquireUninterruptibly();
            });
        }
    }

    @Autowired
    SchedulerClient tasks;

    @Autowired
    DataSource pool;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate sql;

    @Test
    void aTaskIsScheduledWithTheTransactionOrNotAtAll() {
        transaction.executeWithoutResult(status -> {
            schedule("never", "Byron", Instant.now());
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> schedule("soon", "Ada", Instant.now()));

        await().until(() -> Greeting.greeted.contains("Ada"));
        assertThat(Greeting.greeted).containsExactly("Ada");
    }

    @Test
    void aTasksPersonalDataIsStoredEncrypted() {
        schedule("later", "Ada Lovelace", Instant.now().plusSeconds(3600));

        assertThat(sql.queryForObject(
                        "SELECT convert_from(task_data, 'UTF8') FROM process.scheduled_tasks"
                                + " WHERE task_instance = 'later'",
                        String.class))
                .startsWith("{\"name\":\"v1:test:");
    }

    @Test
    void aTaskIsKnownToBeAliveWhileRequestsHaveAllConnections() throws Exception {
        tasks.scheduleIfNotExists(Greeting.TALK.instance("long").scheduledTo(Instant.now()));
        Greeting.talking.await();
        try (Connection apart = apart();
                PreparedStatement heartbeat = apart.prepareStatement(
                        "SELECT max(last_heartbeat) FROM process.scheduled_tasks WHERE task_name = 'talk'")) {
            List<Connection> taken = takeAll();
            try {
                Instant first = instant(heartbeat);
                await().until(() -> instant(heartbeat).isAfter(first.plusSeconds(1)));
            } finally {
                for (Connection connection : taken) {
                    connection.close();
                }
            }
        } finally {
            Greeting.said.release();
        }
    }

    /** None is left, and whoever waits for one has gone. */
    private List<Connection> takeAll() throws SQLException {
        HikariDataSource all = pool.unwrap(HikariDataSource.class);
        List<Connection> taken = new ArrayList<>();
        while (taken.size() < all.getMaximumPoolSize()) {
            taken.add(all.getConnection());
        }
        return taken;
    }

    private Connection apart() throws SQLException {
        HikariDataSource like = pool.unwrap(HikariDataSource.class);
        return DriverManager.getConnection(like.getJdbcUrl(), like.getUsername(), like.getPassword());
    }

    private static Instant instant(PreparedStatement query) throws SQLException {
        try (ResultSet found = query.executeQuery()) {
            found.next();
            return found.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private void schedule(String id, String name, Instant at) {
        tasks.scheduleIfNotExists(
                Greeting.GREET.instance(id).data(new Guest(name)).scheduledTo(at));
    }
}
