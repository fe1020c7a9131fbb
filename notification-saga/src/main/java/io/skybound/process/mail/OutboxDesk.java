package io.skybound.process.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The outbox as a person sees it: looks at rows, and has one sent again. */
final class OutboxDesk {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};
    static final List<String> STATES = List.of("pending", "sent", "failed");

    private static final Pattern ID = Pattern.compile("mail_[0-9a-f]{32}");

    private final JdbcClient jdbc;
    private final Bell bell;

    OutboxDesk(JdbcClient jdbc, Bell bell) {
        this.jdbc = jdbc;
        this.bell = bell;
    }

    /**
     * Newest first.
     *
     * @param state one of {@link #STATES}, null for all
     * @param before rows before this one
     */
    List<OutboxEntry> list(@Nullable String state, long before, int atMost) {
        // Written out, because only then the index of the few that failed is of use.
        String filter = state == null ? "" : " AND state = '" + STATES.get(STATES.indexOf(state)) + "'";
        return jdbc.sql("SELECT * FROM notification.mail_outbox WHERE id < :before" + filter
                        + " ORDER BY id DESC LIMIT :atMost")
                .param("before", before)
                .param("atMost", atMost)
                .query(OutboxDesk::read)
                .list();
    }

    /** @param id of the mail's own events: what its Message-ID has before the @ */
    @Nullable
    OutboxEntry find(String id) {
        if (!ID.matcher(id).matches()) {
            return null;
        }
        return jdbc.sql("SELECT * FROM notification.mail_outbox WHERE substring(message_id FROM 2 FOR 32) = :number")
                .param("number", id.substring("mail_".length()))
                .query(OutboxDesk::read)
                .optional()
                .orElse(null);
    }

    /**
     * Owes the mail once more, with its old Message-ID. One that is still owed is left to its sender. Attempts go on
     * counting: a sender that comes too late is told from its successor by them.
     */
    boolean resend(OutboxEntry entry, Instant now) {
        boolean changed = jdbc.sql("""
                UPDATE notification.mail_outbox SET state = 'pending', next_attempt_at = :now
                WHERE id = :row AND state <> 'pending'
                """)
                        .param("row", entry.row())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
        if (changed) {
            bell.ring();
        }
        return changed;
    }

    private static OutboxEntry read(ResultSet row, int number) throws SQLException {
        OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
        return new OutboxEntry(
                row.getLong("id"),
                new MailRequest(
                        row.getString("booking_id"),
                        MailKind.valueOf(row.getString("kind")),
                        row.getString("cause_id"),
                        row.getLong("min_version"),
                        JSON.readValue(row.getString("facts"), FACTS)),
                row.getString("message_id"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getString("last_error"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                sent == null ? null : sent.toInstant(),
                row.getObject("next_attempt_at", OffsetDateTime.class).toInstant(),
                row.getString("correlation_id"));
    }
}
