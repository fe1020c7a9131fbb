package io.skybound.process.steps;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    void record(String name, KeptStep step, Throwable failure) {
        record(
                name,
                step,
                failure instanceof UnforeseenRefusal refusal
                        ? String.valueOf(refusal.getMessage())
                        : failure.getClass().getSimpleName());
    }

    /**
     * Joins the current transaction, if there is one. The same step is on the list once, with what came of it last and
     * since when it has been there.
     */
    void record(String name, KeptStep step, String reason) {
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
                        ON CONFLICT (name) DO UPDATE SET
                          command_type = excluded.command_type, command = excluded.command,
                          attempts = excluded.attempts, reason = excluded.reason""")
                .param("name", name)
                .param("booking", step.bookingId())
                .param("type", step.type())
                .param("command", StepJson.write(step))
                .param("attempts", step.attempts())
                .param("reason", reason)
                .param("since", Timestamp.from(clock.instant()))
                .update();
    }

    /** It is done, or somebody does something else instead. False if it was not on the list. */
    boolean forget(String name) {
        return database.sql("DELETE FROM notification.stuck_step WHERE name = :name")
                        .param("name", name)
                        .update()
                > 0;
    }

    /** Longest stuck first, from after a step on. */
    List<StuckStep> list(Instant since, String name, int atMost) {
        return database.sql("""
                        SELECT * FROM notification.stuck_step WHERE (since, name) > (:since, :name)
                        ORDER BY since, name LIMIT :atMost""")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("name", name)
                .param("atMost", atMost)
                .query(StuckSteps::read)
                .list();
    }

    @Nullable
    StuckStep find(String name) {
        return database.sql("SELECT * FROM notification.stuck_step WHERE name = :name")
                .param("name", name)
                .query(StuckSteps::read)
                .optional()
                .orElse(null);
    }

    private static StuckStep read(ResultSet row, int number) throws SQLException {
        return new StuckStep(
                row.getString("name"),
                row.getString("booking_id"),
                row.getString("command_type"),
                row.getString("command"),
                row.getInt("attempts"),
                row.getString("reason"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }
}
