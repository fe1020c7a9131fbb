package io.skybound.api.example;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Who and when: Ada books, and it is noon (UTC) on the first of June 2026. */
public final class Example {

    public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    public static final String ADA = "usr_ada";
    public static final String ADAS_MAIL = "ada@skybound.example";
    public static final String SOMEBODY_ELSE = "usr_grace";

    private Example() {}

    /** An amount in the example's currency, such as {@code usd("199.90")}. */
    public static Money usd(String amount) {
        return Money.of(CurrencyUnit.USD, new BigDecimal(amount));
    }

    /** That many minutes after {@link #NOW}. */
    public static Instant minutesLater(long minutes) {
        return NOW.plusSeconds(minutes * 60);
    }
}
