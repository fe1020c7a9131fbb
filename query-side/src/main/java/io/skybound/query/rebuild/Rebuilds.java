package io.skybound.query.rebuild;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The rebuilds that were asked for. Each is carried out by one process, also when the one that was asked dies. */
@Component
public class Rebuilds {

    private final RebuildRows rows;
    private final Scheduler scheduler;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Rebuilds(RebuildRows rows, @Lazy Scheduler scheduler, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.scheduler = scheduler;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The one that is running, or a new one. */
    public Rebuild ask(String projection, String requestedBy, @Nullable String requestId) {
        Rebuild rebuild = Objects.requireNonNull(transaction.execute(_ -> {
            String id = "rbd_" + UUID.randomUUID().toString().replace("-", "");
            Instant now = clock.instant();
            if (rows.begin(id, projection, requestedBy, requestId, now)) {
                scheduler.scheduleIfNotExists(new TaskInstance<>(RebuildTask.NAME, id), now);
            }
            return Objects.requireNonNull(rows.latest(projection));
        }));
        // Its own look, as soon as something is scheduled, comes before the commit.
        scheduler.triggerCheckForDueExecutions();
        return rebuild;
    }

    /** The one that is running, or the last that did. */
    public @Nullable Rebuild latest(String projection) {
        return rows.latest(projection);
    }
}
