package io.skybound.query.rebuild;

import io.skybound.query.rebuild.Rebuild.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table read.rebuild. */
@Component
class RebuildRows {

    private final JdbcTemplate jdbc;

    RebuildRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** False if one of the projection is running already. */
    boolean begin(String id, String projection, String requestedBy, @Nullable String requestId, Instant now) {
        return jdbc.update(
                        "INSERT INTO read.rebuild (id, projection, requested_by, request_id, requested_at)"
                                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (projection) WHERE status = 'running' DO NOTHING",
                        id,
                        projection,
                        requestedBy,
                        requestId,
                        now.atOffset(ZoneOffset.UTC))
                == 1;
    }

    @Nullable
    Rebuild find(String id) {
        return first(jdbc.query("SELECT * FROM read.rebuild WHERE id = ?", RebuildRows::read, id));
    }

    /** The one that is running, or the last that did. */
    @Nullable
    Rebuild latest(String projection) {
        return first(jdbc.query(
                "SELECT * FROM read.rebuild WHERE projection = ?" + " ORDER BY number DESC LIMIT 1",
                RebuildRows::read,
                projection));
    }

    void prepared(String id) {
        jdbc.update("UPDATE read.rebuild SET prepared = true WHERE id = ?", id);
    }

    void completed(String id, long position, Instant now) {
        jdbc.update(
                "UPDATE read.rebuild SET status = 'completed', position = ?, finished_at = ?, failure = NULL"
                        + " WHERE id = ?",
                position,
                now.atOffset(ZoneOffset.UTC),
                id);
    }

    void stumbled(String id, String failure) {
        jdbc.update("UPDATE read.rebuild SET attempts = attempts + 1, failure = ? WHERE id = ?", failure, id);
    }

    void failed(String id, Instant now) {
        jdbc.update(
                "UPDATE read.rebuild SET status = 'failed', finished_at = ? WHERE id = ?",
                now.atOffset(ZoneOffset.UTC),
                id);
    }

    private static @Nullable Rebuild first(List<Rebuild> found) {
        return found.isEmpty() ? null : found.getFirst();
    }

    private static Rebuild read(ResultSet row, int number) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Rebuild(
                text(row, "id"),
                text(row, "projection"),
                Status.valueOf(text(row, "status").toUpperCase(Locale.ROOT)),
                row.getBoolean("prepared"),
                text(row, "requested_by"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getObject("position", Long.class),
                row.getInt("attempts"),
                row.getString("failure"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
