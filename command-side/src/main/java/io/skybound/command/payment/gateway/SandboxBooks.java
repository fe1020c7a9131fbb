package io.skybound.command.payment.gateway;

import io.skybound.platform.idempotency.Ids;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The sandbox's ledger in the schema {@code gateway}. A provider's books don't roll back with ours: whatever
 * transaction the caller is in, an entry is committed before a method answers.
 */
final class SandboxBooks {

    /**
     * @param token which of the sandbox's tokens, {@code unknown} for any other
     * @param reference null unless the money was taken
     * @param failureCode null unless it was declined; both are null if it was asked for, but not done
     */
    record Capture(
            String idempotencyKey,
            Money amount,
            String token,
            @Nullable String reference,
            @Nullable String failureCode,
            Instant createdAt) {
        boolean captured() {
            return reference != null;
        }
    }

    /**
     * @param reference null if it was refused
     * @param refunded whether the money went back; one with a reference that has not is still pending
     * @param failureCode null unless it was refused
     */
    record Refund(
            String idempotencyKey,
            String captureReference,
            Money amount,
            @Nullable String reference,
            boolean refunded,
            @Nullable String failureCode,
            Instant createdAt) {}

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SandboxBooks(DataSource database, Clock clock) {
        // A data source of its own in Spring's eyes, so that it never joins the caller's transaction.
        DataSource own = new DelegatingDataSource(database);
        this.sql = JdbcClient.create(own);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(own));
        this.clock = clock;
    }

    /** Notes that a capture was asked for; true the first time. Declined cards are declined here and now. */
    boolean open(String key, Money amount, SandboxCard card) {
        Integer rows = transaction.execute(_ -> sql.sql("""
            INSERT INTO gateway.capture
                (idempotency_key, amount, currency, card, outcome, failure_code, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (idempotency_key) DO NOTHING\
            """)
                .param(key)
                .param(amount.getAmount())
                .param(amount.getCurrencyUnit().getCode())
                .param(card.token())
                .param(card.failureCode() == null ? "not_done" : "declined")
                .param(card.failureCode())
                .param(Timestamp.from(clock.instant()))
                .update());
        return rows != null && rows == 1;
    }

    /** Takes this amount, if that is what was asked for and it is neither done nor declined, and tells how it stands. */
    Capture settle(String key, Money amount) {
        return transaction.execute(_ -> {
            sql.sql("""
                UPDATE gateway.capture SET outcome = 'captured', reference = ?
                WHERE idempotency_key = ? AND amount = ? AND currency = ? AND outcome = 'not_done'\
                """)
                    .params(
                            Ids.random("cap"),
                            key,
                            amount.getAmount(),
                            amount.getCurrencyUnit().getCode())
                    .update();
            return capture(key).orElseThrow();
        });
    }

    Refund refund(String key, String captureReference, Money amount) {
        return transaction.execute(_ -> {
            Optional<Capture> capture = lockedCapture(captureReference);
            Optional<Refund> known = refund(key);
            if (known.isPresent()) {
                return known.get();
            }
            String refusal = refusal(capture.orElse(null), amount);
            sql.sql("""
                INSERT INTO gateway.refund (idempotency_key, capture_reference, amount, currency, outcome,
                    reference, failure_code, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (idempotency_key) DO NOTHING\
                """)
                    .param(key)
                    .param(captureReference)
                    .param(amount.getAmount())
                    .param(amount.getCurrencyUnit().getCode())
                    .param(refusal == null ? outcome(capture.orElseThrow()) : "refused")
                    .param(refusal == null ? Ids.random("ref") : null)
                    .param(refusal)
                    .param(Timestamp.from(clock.instant()))
                    .update();
            return refund(key).orElseThrow();
        });
    }

    /** Why the money can't go back, null if it can. */
    private @Nullable String refusal(@Nullable Capture capture, Money amount) {
        if (capture == null) {
            return "unknown_capture";
        }
        if (capture.token().equals(SandboxCard.REFUND_FAILS.token())) {
            return "refund_refused";
        }
        if (!capture.amount().isSameCurrency(amount)) {
            return "currency_mismatch";
        }
        Money refunded = refundsOf(capture.reference() == null ? "" : capture.reference()).stream()
                .filter(refund -> refund.reference() != null)
                .map(Refund::amount)
                .reduce(Money.zero(amount.getCurrencyUnit()), Money::plus);
        return refunded.plus(amount).isGreaterThan(capture.amount()) ? "refund_exceeds_capture" : null;
    }

    /** Refunds of one capture are decided one after the other. */
    private Optional<Capture> lockedCapture(String reference) {
        return sql.sql("SELECT * FROM gateway.capture WHERE reference = ? FOR UPDATE")
                .param(reference)
                .query(SandboxBooks::toCapture)
                .optional();
    }

    /** By idempotency key. */
    Optional<Capture> capture(String idempotencyKey) {
        return sql.sql("SELECT * FROM gateway.capture WHERE idempotency_key = ?")
                .param(idempotencyKey)
                .query(SandboxBooks::toCapture)
                .optional();
    }

    /** By the gateway's reference. */
    Optional<Capture> captureOf(String reference) {
        return sql.sql("SELECT * FROM gateway.capture WHERE reference = ?")
                .param(reference)
                .query(SandboxBooks::toCapture)
                .optional();
    }

    List<Capture> captures() {
        return sql.sql("SELECT * FROM gateway.capture ORDER BY created_at, idempotency_key")
                .query(SandboxBooks::toCapture)
                .list();
    }

    /** By idempotency key. */
    Optional<Refund> refund(String idempotencyKey) {
        return sql.sql("SELECT * FROM gateway.refund WHERE idempotency_key = ?")
                .param(idempotencyKey)
                .query(SandboxBooks::toRefund)
                .optional();
    }

    /** By the gateway's reference. */
    Optional<Refund> refundNamed(String reference) {
        return sql.sql("SELECT * FROM gateway.refund WHERE reference = ?")
                .param(reference)
                .query(SandboxBooks::toRefund)
                .optional();
    }

    /** Pending refunds of that age are paid; answers which. */
    List<Refund> settlePending(Instant before) {
        return transaction.execute(_ -> {
            List<Refund> settled = sql.sql("""
                UPDATE gateway.refund SET outcome = 'refunded'
                WHERE outcome = 'pending' AND created_at < ? RETURNING *\
                """)
                    .param(Timestamp.from(before))
                    .query(SandboxBooks::toRefund)
                    .list();
            settled.forEach(refund -> oweNotice("refund.succeeded", refund.captureReference()));
            return settled;
        });
    }

    /** A notice that must be sent until it is taken. */
    record Owed(String id, String body) {}

    void oweNotice(String type, String captureReference) {
        String id = Ids.random("evt");
        sql.sql("INSERT INTO gateway.notice (id, body, created_at) VALUES (?, ?, ?)")
                .param(id)
                .param("{\"id\":\"%s\",\"type\":\"%s\",\"data\":{\"capture\":\"%s\"}}"
                        .formatted(id, type, captureReference))
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    List<Owed> owedNotices() {
        return sql.sql("SELECT id, body FROM gateway.notice WHERE NOT taken ORDER BY created_at LIMIT 100")
                .query((row, number) -> new Owed(row.getString("id"), row.getString("body")))
                .list();
    }

    void taken(String notice) {
        sql.sql("UPDATE gateway.notice SET taken = true WHERE id = ?")
                .param(notice)
                .update();
    }

    /** The same for all processes that share these books; made when it is first asked for. */
    String noticeSecret() {
        sql.sql("INSERT INTO gateway.notice_secret (secret) VALUES (?) ON CONFLICT DO NOTHING")
                .param(Ids.random("whsec"))
                .update();
        return sql.sql("SELECT secret FROM gateway.notice_secret")
                .query(String.class)
                .single();
    }

    List<Capture> capturedSince(Instant since) {
        return sql.sql("""
            SELECT * FROM gateway.capture WHERE outcome = 'captured' AND created_at >= ?
            ORDER BY created_at, idempotency_key\
            """)
                .param(Timestamp.from(since))
                .query(SandboxBooks::toCapture)
                .list();
    }

    private static String outcome(Capture capture) {
        return capture.token().equals(SandboxCard.REFUND_PENDING.token()) ? "pending" : "refunded";
    }

    /** Those of one capture, refused ones too, in the order of asking. */
    List<Refund> refundsOf(String captureReference) {
        return sql.sql("""
            SELECT * FROM gateway.refund WHERE capture_reference = ?
            ORDER BY created_at, idempotency_key\
            """)
                .param(captureReference)
                .query(SandboxBooks::toRefund)
                .list();
    }

    private static Capture toCapture(ResultSet row, int number) throws SQLException {
        return new Capture(
                row.getString("idempotency_key"),
                money(row),
                row.getString("card"),
                row.getString("reference"),
                row.getString("failure_code"),
                row.getTimestamp("created_at").toInstant());
    }

    private static Refund toRefund(ResultSet row, int number) throws SQLException {
        return new Refund(
                row.getString("idempotency_key"),
                row.getString("capture_reference"),
                money(row),
                row.getString("reference"),
                row.getString("outcome").equals("refunded"),
                row.getString("failure_code"),
                row.getTimestamp("created_at").toInstant());
    }

    private static Money money(ResultSet row) throws SQLException {
        CurrencyUnit currency = CurrencyUnit.of(row.getString("currency"));
        BigDecimal amount = row.getBigDecimal("amount");
        return Money.of(currency, amount.setScale(currency.getDecimalPlaces(), RoundingMode.UNNECESSARY));
    }
}
