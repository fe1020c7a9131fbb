package io.skybound.allinone.journey.invariants;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is on its way any more: every event has reached every processor, no command waits to be sent again, no mail
 * waits to be sent. What only waits for its time, like the end of a hold, may wait.
 */
final class Drained {
    /** A mail that a killed process had in hand is taken on by another one after a minute. */
    private static final Duration BOUND = Duration.ofSeconds(90);

    private Drained() {}

    /** A connection that sees the moment in which the product had drained, and nothing later. */
    static Connection await(Evidence evidence) {
        Attempts attempts = new Attempts(evidence);
        try {
            Awaitility.await("a product that has drained")
                    .atMost(BOUND)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(250))
                    .until(attempts::next, List::isEmpty);
            return attempts.connection();
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("After " + BOUND.toSeconds() + " s it has not drained: " + attempts.last, e);
        }
    }

    private static final class Attempts {
        private static final String SOMEBODY_ELSE_WROTE = "40001";

        private final Evidence evidence;
        private List<String> last = List.of();
        private @Nullable Connection connection;

        Attempts(Evidence evidence) {
            this.evidence = evidence;
        }

        Connection connection() {
            return Objects.requireNonNull(connection);
        }

        List<String> next() throws SQLException {
            if (connection != null) {
                connection.close();
            }
            try {
                connection = evidence.database().snapshot();
                last = pending(new Rows(connection));
            } catch (SQLException e) {
                if (!SOMEBODY_ELSE_WROTE.equals(e.getSQLState())) {
                    throw e;
                }
                last = List.of(e.toString());
            }
            return last;
        }
    }

    private static List<String> pending(Rows rows) {
        List<String> pending = new ArrayList<>();
        long mails = rows.number("SELECT count(*) FROM notification.mail_outbox WHERE state = 'pending'");
        if (mails > 0) {
            pending.add(mails + " mails are owed");
        }
        pending.addAll(rows.all(
                "SELECT task_instance FROM process.scheduled_tasks WHERE task_name = 'process-step'"
                        + " AND (task_instance NOT LIKE 'expire/%' OR execution_time < now())",
                row -> "step " + row.getString(1)));
        long head = rows.number("SELECT coalesce(max(global_index), 0) FROM events.domain_event_entry");
        for (Progress progress : Progress.of(rows)) {
            if (progress.position() < head) {
                pending.add(progress + " of " + head);
            }
        }
        return pending;
    }
}
