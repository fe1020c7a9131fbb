package io.skybound.query.audit;

import io.skybound.platform.web.Cursor;
import io.skybound.platform.web.HttpJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table audit.audited_read, which only grows: the database itself refuses to change or delete what is in it. */
class AuditTrail {

    private static final JsonMapper JSON = HttpJson.mapper();
    private static final TypeReference<Map<String, List<String>>> PARAMETERS = new TypeReference<>() {};
    private static final String LIST = "audit-reads";

    private final JdbcTemplate jdbc;

    AuditTrail(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Durable when it returns. */
    void record(
            Instant at,
            String auditor,
            String operation,
            String resource,
            Map<String, List<String>> parameters,
            String requestId) {
        jdbc.update(
                "INSERT INTO audit.audited_read (at, auditor, operation, resource, parameters, request_id)"
                        + " VALUES (?, ?, ?, ?, ?::jsonb, ?)",
                at.atOffset(ZoneOffset.UTC),
                auditor,
                operation,
                resource,
                JSON.writeValueAsString(parameters),
                requestId);
    }

    /** Newest first. */
    List<AuditedRead> reads(Filter filter, @Nullable Cursor after, int limit) {
        StringBuilder sql = new StringBuilder("SELECT * FROM audit.audited_read WHERE true");
        List<Object> values = new ArrayList<>();
        add(" AND auditor = ?", filter.auditor(), sql, values);
        add(" AND operation = ?", filter.operation(), sql, values);
        add(" AND resource = ?", filter.resource(), sql, values);
        add(" AND id < ?", after == null ? null : after.number(0), sql, values);
        sql.append(" ORDER BY id DESC LIMIT ?");
        values.add(limit);
        return jdbc.query(sql.toString(), AuditTrail::read, values.toArray());
    }

    static @Nullable Cursor parse(@Nullable String after) {
        return Cursor.parse(LIST, 1, after);
    }

    static Cursor cursor(AuditedRead last) {
        return Cursor.of(LIST, last.id());
    }

    private static void add(String condition, @Nullable Object value, StringBuilder sql, List<Object> values) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }

    private static AuditedRead read(ResultSet row, int number) throws SQLException {
        return new AuditedRead(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                text(row, "auditor"),
                text(row, "operation"),
                text(row, "resource"),
                JSON.readValue(text(row, "parameters"), PARAMETERS),
                text(row, "request_id"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    /** What reads must be like; null where it does not matter. */
    record Filter(
            @Nullable String auditor,
            @Nullable String operation,
            @Nullable String resource) {}
}
