package io.skybound.allinone.journey.invariants;

import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The sandbox gateway's own ledger, read from its tables. */
record GatewayBooks(List<Capture> captures, List<Refund> refunds) {

    /** @param outcome not_done, captured or declined */
    record Capture(
            String paymentId,
            Money amount,
            String card,
            String outcome,
            @Nullable String reference) {
        boolean captured() {
            return outcome.equals("captured");
        }
    }

    record Refund(
            String captureReference,
            Money amount,
            boolean refunded,
            @Nullable String reference) {}

    static GatewayBooks read(Rows rows) {
        return new GatewayBooks(
                rows.all(
                        "SELECT * FROM gateway.capture",
                        row -> new Capture(
                                row.getString("idempotency_key"),
                                money(row),
                                row.getString("card"),
                                row.getString("outcome"),
                                row.getString("reference"))),
                rows.all(
                        "SELECT * FROM gateway.refund",
                        row -> new Refund(
                                row.getString("capture_reference"),
                                money(row),
                                row.getString("outcome").equals("refunded"),
                                row.getString("reference"))));
    }

    Money refunded(Capture capture) {
        return refunds.stream()
                .filter(refund -> refund.refunded() && refund.captureReference().equals(capture.reference()))
                .map(Refund::amount)
                .reduce(Money.zero(capture.amount().getCurrencyUnit()), Money::plus);
    }

    private static Money money(ResultSet row) throws SQLException {
        return Money.of(
                CurrencyUnit.of(row.getString("currency").strip()),
                row.getBigDecimal("amount"),
                RoundingMode.UNNECESSARY);
    }
}
