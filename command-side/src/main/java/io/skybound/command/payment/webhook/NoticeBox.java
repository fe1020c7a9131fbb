package io.skybound.command.payment.webhook;

import io.skybound.command.payment.gateway.GatewayNotice;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table payments.gateway_notice: what was taken, and whether it has been looked into. */
@Component
class NoticeBox {

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient sql;
    private final Clock clock;

    NoticeBox(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Durable when it returns. False for a copy of one that was taken before. */
    boolean take(GatewayNotice notice) {
        return sql.sql("""
            INSERT INTO payments.gateway_notice (id, type, capture, received_at, done)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING\
            """)
                        .param(notice.eventId())
                        .param(notice.type())
                        .param(notice.captureReference())
                        .param(Timestamp.from(clock.instant()))
                        .param(notice.captureReference() == null)
                        .update()
                > 0;
    }

    void done(String id) {
        sql.sql("UPDATE payments.gateway_notice SET done = true WHERE id = ?")
                .param(id)
                .update();
    }

    /** Those that nobody is done with for a while: whoever took them has died, or could not, or there is more to it. */
    List<GatewayNotice> leftOver() {
        return sql.sql("""
            SELECT id, type, capture FROM payments.gateway_notice
            WHERE NOT done AND received_at < ? ORDER BY received_at LIMIT 100\
            """)
                .param(Timestamp.from(clock.instant().minusSeconds(5)))
                .query((row, number) -> new GatewayNotice(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    void forgetOld() {
        sql.sql("DELETE FROM payments.gateway_notice WHERE done AND received_at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }
}
