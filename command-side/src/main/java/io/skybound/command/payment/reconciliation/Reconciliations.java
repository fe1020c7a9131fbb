package io.skybound.command.payment.reconciliation;

import io.skybound.command.payment.gateway.GatewayCapture;
import io.skybound.command.payment.reconciliation.Finding.Acknowledgement;
import io.skybound.platform.web.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Carries comparisons out and keeps what they found, in the table payments.reconciliation. */
@Component
public class Reconciliations {

    private static final Logger log = LoggerFactory.getLogger(Reconciliations.class);
    private static final int KEPT = 1_000;

    private final Reconciler reconciler;
    private final ReconciliationProperties properties;
    private final JdbcClient sql;
    private final Clock clock;

    Reconciliations(Reconciler reconciler, ReconciliationProperties properties, JdbcClient sql, Clock clock) {
        this.reconciler = reconciler;
        this.properties = properties;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Compares from then on.
     *
     * @param since null to go on from the last one; where that left something open, it is looked at again. One that begins
     *     later than that changes neither where the next one goes on nor what is open
     */
    Reconciliation carryOut(@Nullable Instant since) {
        Instant now = clock.instant();
        Instant from = since == null ? whereToGoOn() : since;
        long id = begin(from, now);
        try {
            Reconciler.Result result = reconciler.compare(from, now.minus(properties.grace()));
            List<Finding> findings = withAcknowledgements(result.findings());
            finish(id, from, result.checked(), findings, null);
            tell(findings);
        } catch (RuntimeException e) {
            log.warn("The comparison of the books broke off: {}", e.getClass().getSimpleName());
            finish(id, from, 0, List.of(), e.getClass().getSimpleName());
        }
        return find(id).orElseThrow();
    }

    /**
     * Looks into one capture that the gateway has told of. What nobody could repair is kept as a comparison from that capture
     * on, so that it is open until a comparison that goes on from there finds it no more.
     *
     * @return false if it was repaired: what follows from that is found by looking once more, however old the capture is
     */
    public boolean lookInto(String captureReference) {
        GatewayCapture capture = reconciler.captured(captureReference).orElse(null);
        if (capture == null) {
            return true;
        }
        List<Finding> findings = withAcknowledgements(reconciler.lookInto(capture));
        tell(findings);
        if (findings.stream().anyMatch(Finding::needsSomebody)) {
            finish(begin(capture.at(), clock.instant()), capture.at(), 1, findings, null);
        }
        return findings.stream().noneMatch(Finding::repaired);
    }

    private static void tell(List<Finding> findings) {
        findings.forEach(finding -> log.atWarn()
                .addKeyValue("payment", finding.paymentId())
                .log(
                        "The books differ: {} of {}{}",
                        finding.kind(),
                        finding.paymentId(),
                        finding.repaired() ? ", repaired" : finding.needsSomebody() ? "" : ", acknowledged"));
    }

    /**
     * Somebody has looked at a finding, and it stays: no comparison that finds the same calls it open any more. Said twice,
     * the first word counts.
     *
     * @param place of the finding in the comparison, from 0
     */
    Reconciliation acknowledge(long id, int place, String reason, String actor) {
        Reconciliation found = find(id).orElseThrow(Reconciliations::notFound);
        if (place >= found.findings().size()) {
            throw Problem.notFound("finding_not_found", "The comparison has no finding at this place.");
        }
        Finding finding = found.findings().get(place);
        if (finding.repaired() || finding.kind() == Finding.Kind.NOT_COMPARED) {
            throw Problem.conflict("nothing_to_acknowledge", "This is no difference that stays.");
        }
        sql.sql("""
            INSERT INTO payments.acknowledged_finding
              (kind, payment_id, refund_id, gateway_reference, actor, reason, acknowledged_at)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
            """)
                .params(key(finding))
                .param(actor)
                .param(reason)
                .param(Timestamp.from(clock.instant()))
                .update();
        List<Finding> findings = withAcknowledgements(found.findings());
        sql.sql("UPDATE payments.reconciliation SET findings = ?, open = ? WHERE id = ?")
                .param(JsonMapper.shared().writeValueAsString(findings))
                .param(open(findings))
                .param(id)
                .update();
        return find(id).orElseThrow(Reconciliations::notFound);
    }

    private List<Finding> withAcknowledgements(List<Finding> findings) {
        return findings.stream()
                .map(finding ->
                        acknowledgement(finding).map(finding::acknowledged).orElse(finding))
                .toList();
    }

    private Optional<Acknowledgement> acknowledgement(Finding finding) {
        return sql.sql("""
            SELECT actor, reason, acknowledged_at FROM payments.acknowledged_finding
            WHERE kind = ? AND payment_id = ? AND refund_id = ? AND gateway_reference = ?\
            """)
                .params(key(finding))
                .query((row, _) -> new Acknowledgement(
                        Objects.requireNonNull(row.getString("actor")),
                        Objects.requireNonNull(row.getString("reason")),
                        row.getObject("acknowledged_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** What makes two findings the same difference. */
    private static List<Object> key(Finding finding) {
        return List.of(
                finding.kind().name(),
                finding.paymentId(),
                Objects.requireNonNullElse(finding.refundId(), ""),
                Objects.requireNonNullElse(finding.gatewayReference(), ""));
    }

    private static long open(List<Finding> findings) {
        return findings.stream().filter(Finding::needsSomebody).count();
    }

    static Problem notFound() {
        return Problem.notFound("reconciliation_not_found", "There is no comparison with this number.");
    }

    List<Reconciliation> latest(long before, int limit) {
        return sql.sql("SELECT * FROM payments.reconciliation WHERE id < ? ORDER BY id DESC LIMIT ?")
                .param(before)
                .param(limit)
                .query(Reconciliations::read)
                .list();
    }

    Optional<Reconciliation> find(long id) {
        return sql.sql("SELECT * FROM payments.reconciliation WHERE id = ?")
                .param(id)
                .query(Reconciliations::read)
                .optional();
    }

    /** From where nothing is left out, whatever was compared out of turn meanwhile. */
    private Instant whereToGoOn() {
        return sql.sql("""
            SELECT * FROM payments.reconciliation WHERE finished_at IS NOT NULL AND failure IS NULL AND goes_on
            ORDER BY finished_at DESC, id DESC LIMIT 1\
            """)
                .query(Reconciliations::read)
                .optional()
                .map(last -> last.open() > 0 ? last.since() : last.until().minus(properties.overlap()))
                .orElse(Instant.EPOCH);
    }

    private long begin(Instant since, Instant now) {
        sql.sql("DELETE FROM payments.reconciliation WHERE id < (SELECT max(id) - ? FROM payments.reconciliation)")
                .param(KEPT)
                .update();
        return sql.sql("INSERT INTO payments.reconciliation (since, until, started_at) VALUES (?, ?, ?) RETURNING id")
                // The database would round it up, and leave out what happened just then.
                .param(Timestamp.from(since.truncatedTo(ChronoUnit.MICROS)))
                .param(Timestamp.from(now))
                .param(Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    private void finish(long id, Instant since, int checked, List<Finding> findings, @Nullable String failure) {
        long repaired = findings.stream().filter(Finding::repaired).count();
        sql.sql("""
            UPDATE payments.reconciliation SET finished_at = ?, checked = ?, repaired = ?, open = ?,
                findings = ?, failure = ?, goes_on = ? WHERE id = ?\
            """)
                .param(Timestamp.from(clock.instant()))
                .param(checked)
                .param(repaired)
                .param(open(findings))
                .param(JsonMapper.shared().writeValueAsString(findings))
                .param(failure)
                .param(!since.isAfter(whereToGoOn()))
                .param(id)
                .update();
    }

    private static Reconciliation read(ResultSet row, int number) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Reconciliation(
                row.getLong("id"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getInt("checked"),
                row.getInt("repaired"),
                row.getInt("open"),
                JsonMapper.shared()
                        .readValue(
                                Objects.requireNonNull(row.getString("findings")),
                                new TypeReference<List<Finding>>() {}),
                row.getString("failure"));
    }
}
