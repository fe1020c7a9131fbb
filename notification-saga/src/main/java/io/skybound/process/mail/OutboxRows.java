package io.skybound.process.mail;

import io.skybound.platform.crypto.Digests;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of owed mails. A row is taken on by a lease, not by a lock, so that no connection waits while a mail server
 * does; a sender whose lease has run out is told from its successor by the number of the attempt.
 */
final class OutboxRows {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final String messageIdDomain;

    OutboxRows(JdbcClient jdbc, String messageIdDomain) {
        this.jdbc = jdbc;
        this.messageIdDomain = messageIdDomain;
    }

    /** @param correlationId what set the mail in motion, null if it is not known */
    void insertUnlessThere(MailRequest request, @Nullable String correlationId, Instant now) {
        jdbc.sql("""
                INSERT INTO notification.mail_outbox
                    (booking_id, kind, cause_id, min_version, facts, message_id, next_attempt_at, created_at,
                     correlation_id)
                VALUES (:booking, :kind, :cause, :version, :facts::jsonb, :messageId, :now, :now, :correlation)
                ON CONFLICT DO NOTHING
                """)
                .param("booking", request.bookingId())
                .param("kind", request.kind().name())
                .param("cause", request.causeId())
                .param("version", request.minVersion())
                .param("facts", JSON.writeValueAsString(request.facts()))
                .param("messageId", messageId(request))
                .param("now", utc(now))
                .param("correlation", correlationId)
                .update();
    }

    /**
     * Takes on what is due. A traveller's mails go out in the order of their causes, unless an earlier one is in
     * trouble: it must not keep a later one back. {@code OFFSET 0} has earlier mails looked up for each mail that is taken:
     * a join, as long as PostgreSQL has no statistics, reads all that wait each time. The limit is no parameter: where it
     * is one, PostgreSQL plans anew each time, which takes longer than the rest.
     */
    List<OwedMail> takeOn(int atMost, Instant now, Instant leaseEnd) {
        return jdbc
                .sql("""
                WITH due AS MATERIALIZED (
                    SELECT id FROM notification.mail_outbox mail
                    WHERE state = 'pending' AND next_attempt_at <= :now
                      AND NOT EXISTS (
                          SELECT FROM notification.mail_outbox earlier
                          WHERE earlier.booking_id = mail.booking_id AND earlier.id < mail.id
                            AND earlier.state = 'pending' AND earlier.attempts < 2
                          OFFSET 0)
                    ORDER BY next_attempt_at, id
                    LIMIT %d
                    FOR UPDATE OF mail SKIP LOCKED)
                UPDATE notification.mail_outbox taken
                SET attempts = attempts + 1, next_attempt_at = :leaseEnd
                FROM due WHERE taken.id = due.id
                RETURNING taken.*
                """.formatted(atMost))
                .param("now", utc(now))
                .param("leaseEnd", utc(leaseEnd))
                .query(OutboxRows::read)
                .list()
                .stream()
                .sorted(Comparator.comparingLong(OwedMail::id))
                .toList();
    }

    /** Also if the lease has run out meanwhile: the mail is with the traveller. False if that was known. */
    boolean sent(OwedMail mail, Instant now) {
        return jdbc.sql("""
                UPDATE notification.mail_outbox SET state = 'sent', sent_at = :now, last_error = NULL
                WHERE id = :id AND state <> 'sent'
                """).param("id", mail.id()).param("now", utc(now)).update() > 0;
    }

    void later(OwedMail mail, Instant nextAttempt, String reason) {
        jdbc.sql("""
                UPDATE notification.mail_outbox SET next_attempt_at = :next, last_error = :reason
                WHERE id = :id AND state = 'pending' AND attempts = :attempt
                """)
                .param("id", mail.id())
                .param("attempt", mail.attempt())
                .param("next", utc(nextAttempt))
                .param("reason", reason)
                .update();
    }

    /** False if the mail has been taken on by somebody else meanwhile, who will know better. */
    boolean failed(OwedMail mail, String reason) {
        return jdbc.sql("""
                UPDATE notification.mail_outbox SET state = 'failed', last_error = :reason
                WHERE id = :id AND state = 'pending' AND attempts = :attempt
                """)
                        .param("id", mail.id())
                        .param("attempt", mail.attempt())
                        .param("reason", reason)
                        .update()
                > 0;
    }

    private static OwedMail read(ResultSet row, int number) throws SQLException {
        return new OwedMail(
                row.getLong("id"),
                new MailRequest(
                        row.getString("booking_id"),
                        MailKind.valueOf(row.getString("kind")),
                        row.getString("cause_id"),
                        row.getLong("min_version"),
                        JSON.readValue(row.getString("facts"), FACTS)),
                row.getString("message_id"),
                row.getInt("attempts"),
                row.getObject("next_attempt_at", OffsetDateTime.class).toInstant(),
                row.getString("correlation_id"));
    }

    /** Derived from what names the mail, so that it is the same wherever and however often the mail is asked for. */
    private String messageId(MailRequest request) {
        String name = String.join("\n", request.bookingId(), request.kind().name(), request.causeId());
        return "<" + HexFormat.of().formatHex(Digests.sha256(name), 0, 16) + "@" + messageIdDomain + ">";
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
