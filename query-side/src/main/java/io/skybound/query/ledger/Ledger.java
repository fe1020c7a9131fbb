package io.skybound.query.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The ledger of one booking: entries are added at its end, and none is ever taken away or changed. */
public record Ledger(String bookingId, List<LedgerEntry> entries) {

    public Ledger {
        entries = List.copyOf(entries);
    }

    static Ledger empty(String bookingId) {
        return new Ledger(bookingId, List.of());
    }

    /** Whether this event, or a later one of the same aggregate, has been posted. */
    boolean knows(String aggregateId, long sequence) {
        return entries.stream()
                .anyMatch(entry -> entry.aggregateId().equals(aggregateId) && entry.sequence() >= sequence);
    }

    /** What stands on the account for one payment, on the side on which the account grows. */
    public Money balance(Account account, String paymentId, CurrencyUnit currency) {
        Money balance = Money.zero(currency);
        for (LedgerEntry entry : entries) {
            if (entry.paymentId().equals(paymentId)) {
                for (LedgerEntry.Line line : entry.lines()) {
                    if (line.account() == account) {
                        Money growth = line.debited().minus(line.credited());
                        balance = balance.plus(account.growsByDebits() ? growth : growth.negated());
                    }
                }
            }
        }
        return balance;
    }

    /** What the end of the booking has promised to give back of one payment, paid or not. */
    Money promised(String paymentId, Money like) {
        Money promised = Money.zero(like.getCurrencyUnit());
        for (LedgerEntry entry : entries) {
            if (entry.paymentId().equals(paymentId) && entry.refundId() == null) {
                for (LedgerEntry.Line line : entry.lines()) {
                    if (line.account() == Account.REFUNDS_PAYABLE) {
                        promised = promised.plus(line.credited());
                    }
                }
            }
        }
        return promised;
    }

    Ledger plus(
            Instant at,
            String description,
            Object event,
            String aggregateId,
            long sequence,
            String paymentId,
            @Nullable String refundId,
            List<LedgerEntry.Line> lines) {
        List<LedgerEntry> more = new ArrayList<>(entries);
        more.add(new LedgerEntry(
                entries.size() + 1,
                at,
                description,
                event.getClass().getSimpleName(),
                aggregateId,
                sequence,
                paymentId,
                refundId,
                lines));
        return new Ledger(bookingId, more);
    }
}
