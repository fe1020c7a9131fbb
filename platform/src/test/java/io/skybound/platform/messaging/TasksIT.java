package io.skybound.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.skybound.api.Personal;
import io.skybound.platform.testing.DatabaseTest;
import io.skybound.platform.testing.PlatformOnly;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest({PlatformOnly.class, TasksIT.Greeting.class})
class TasksIT {
    record Guest(@Personal String name) {}

    static class Greeting {
        static final TaskDescriptor<Guest> GREET = TaskDescriptor.of("greet", Guest.class);
        static final Collection<String> greeted = new CopyOnWriteArrayList<>();

        @Bean
        Task<Guest> greet() {
            return Tasks.oneTime(GREET)
                    .execute((instance, context) ->
                            greeted.add(instance.getData().name()));
        }
    }

    @Autowired
    SchedulerClient tasks;

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

    private void schedule(String id, String name, Instant at) {
        tasks.scheduleIfNotExists(
                Greeting.GREET.instance(id).data(new Guest(name)).scheduledTo(at));
    }
}
