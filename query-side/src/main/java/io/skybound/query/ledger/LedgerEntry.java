package io.skybound.query.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What one event did to the money of a booking. Never changed once posted, and always balanced.
 *
 * @param number from 1, without gaps
 * @param event the event that caused it, by its stored name
 * @param aggregateId whose event, {@code bkg_…} or {@code pay_…}
 * @param sequence which of that aggregate's events
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LedgerEntry(
        int number,
        Instant postedAt,
        String description,
        String event,
        String aggregateId,
        long sequence,
        String paymentId,
        @Nullable String refundId,
        List<Line> lines) {

    /** One side of an entry: exactly one of the two amounts is there, and above zero. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            Account account,
            @Nullable Money debit,
            @Nullable Money credit) {

        public Line {
            Money amount = debit == null ? credit : debit;
            if (amount == null || (debit != null && credit != null) || !amount.isPositive()) {
                throw new IllegalArgumentException("a line is a debit or a credit: " + debit + ", " + credit);
            }
        }

        static Line debit(Account account, Money amount) {
            return new Line(account, amount, null);
        }

        static Line credit(Account account, Money amount) {
            return new Line(account, null, amount);
        }

        Money debited() {
            return debit != null ? debit : amount().multipliedBy(0);
        }

        Money credited() {
            return credit != null ? credit : amount().multipliedBy(0);
        }

        private Money amount() {
            return debit != null ? debit : Objects.requireNonNull(credit);
        }
    }

    public LedgerEntry {
        lines = List.copyOf(lines);
        Money debits = Money.total(lines.stream().map(Line::debited).toList());
        Money credits = Money.total(lines.stream().map(Line::credited).toList());
        if (!debits.equals(credits)) {
            throw new IllegalArgumentException("debits of " + debits + " and credits of " + credits);
        }
    }
}
