package io.skybound.query.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skybound.query.ledger.Account.Kind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** A booking's ledger as it is shown: what was posted, and what that comes to. */
@Schema(name = "Ledger")
@JsonInclude(JsonInclude.Include.NON_NULL)
record LedgerView(
        String bookingId,

        @Schema(description = "In the order in which they were posted; entries are only ever added")
        List<LedgerEntry> entries,

        @Schema(description = "Of every account that something was posted to")
        List<Balance> balances,

        @Schema(description = "Equal, always; left out while nothing is posted") @Nullable
        Totals totals) {

    /** @param balance on the side on which an account of this kind grows: debits for assets, credits for all others */
    @Schema(name = "LedgerBalance")
    record Balance(Account account, Kind kind, Money debits, Money credits, Money balance) {}

    @Schema(name = "LedgerTotals")
    record Totals(Money debits, Money credits) {}

    static LedgerView of(Ledger ledger) {
        List<LedgerEntry.Line> lines = ledger.entries().stream()
                .flatMap(entry -> entry.lines().stream())
                .toList();
        List<Balance> balances = Arrays.stream(Account.values())
                .map(account -> balance(account, lines))
                .filter(Objects::nonNull)
                .toList();
        return new LedgerView(
                ledger.bookingId(),
                ledger.entries(),
                balances,
                lines.isEmpty() ? null : new Totals(debits(lines), credits(lines)));
    }

    private static @Nullable Balance balance(Account account, List<LedgerEntry.Line> all) {
        List<LedgerEntry.Line> lines =
                all.stream().filter(line -> line.account() == account).toList();
        if (lines.isEmpty()) {
            return null;
        }
        Money growth = debits(lines).minus(credits(lines));
        return new Balance(
                account,
                account.kind(),
                debits(lines),
                credits(lines),
                account.growsByDebits() ? growth : growth.negated());
    }

    private static Money debits(List<LedgerEntry.Line> lines) {
        return Money.total(lines.stream().map(LedgerEntry.Line::debited).toList());
    }

    private static Money credits(List<LedgerEntry.Line> lines) {
        return Money.total(lines.stream().map(LedgerEntry.Line::credited).toList());
    }
}
