package io.skybound.command.payment.gateway;

import java.util.Locale;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Amounts as Stripe counts them: in the smallest unit, but for two currencies that it still counts in hundredths. */
final class StripeMoney {

    private static final Set<String> IN_HUNDREDTHS = Set.of("ISK", "UGX");

    private StripeMoney() {}

    static long amount(Money money) {
        long minor = money.getAmountMinorLong();
        return inHundredths(money.getCurrencyUnit()) ? Math.multiplyExact(minor, 100) : minor;
    }

    static String currency(Money money) {
        return money.getCurrencyUnit().getCode().toLowerCase(Locale.ROOT);
    }

    static Money of(long amount, String currency) {
        CurrencyUnit unit = CurrencyUnit.of(currency.toUpperCase(Locale.ROOT));
        return Money.ofMinor(unit, inHundredths(unit) ? amount / 100 : amount);
    }

    private static boolean inHundredths(CurrencyUnit unit) {
        return unit.getDecimalPlaces() == 0 && IN_HUNDREDTHS.contains(unit.getCode());
    }
}
