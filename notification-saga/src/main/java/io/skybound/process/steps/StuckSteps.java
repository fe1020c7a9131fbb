package io.skybound.process.steps;

import java.sql.Timestamp;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of steps that nobody but a person can help any more. */
@Component
class StuckSteps {

    private static final Logger LOG = LoggerFactory.getLogger(StuckSteps.class);

    private final JdbcClient database;
    private final Clock clock;

    StuckSteps(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Joins the current transaction, if there is one. The same step is on the list once. */
    void record(String name, KeptStep step, Throwable failure) {
        String reason = failure instanceof UnforeseenRefusal refusal
                ? refusal.getMessage()
                : failure.getClass().getSimpleName();
        LOG.error(
                "Step {} of booking {} is stuck after {} attempts: {}",
                name,
                step.bookingId(),
                step.attempts(),
                reason);
        database.sql("""
                        INSERT INTO notification.stuck_step
                          (name, booking_id, command_type, command, attempts, reason, since)
                        VALUES (:name, :booking, :type, :command, :attempts, :reason, :since)
                        ON CONFLICT (name) DO NOTHING""")
                .param("name", name)
                .param("booking", step.bookingId())
                .param("type", step.type())
                .param("command", StepJson.write(step))
                .param("attempts", step.attempts())
                .param("reason", reason)
                .param("since", Timestamp.from(clock.instant()))
                .update();
    }
}
