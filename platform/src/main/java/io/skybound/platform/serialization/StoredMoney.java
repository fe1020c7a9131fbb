package io.skybound.platform.serialization;

import java.math.BigDecimal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads money as {@link StoredJson#money} writes it. The library's own reader asks Jackson for readers of the amount and
 * of the currency, and Jackson makes both anew for each sum: an eighth of what a rebuild of bookings did.
 */
final class StoredMoney extends StdDeserializer<Money> {

    StoredMoney() {
        super(Money.class);
    }

    @Override
    public Money deserialize(JsonParser json, DeserializationContext context) {
        String amount = null;
        String currency = null;
        String name = json.isExpectedStartObjectToken() ? json.nextName() : json.currentName();
        for (; name != null; name = json.nextName()) {
            json.nextToken();
            switch (name) {
                case "amount" -> amount = json.getString();
                case "currency" -> currency = json.getString();
                default -> context.handleUnknownProperty(json, this, Money.class, name);
            }
        }
        return money(amount, currency, context);
    }

    private static Money money(@Nullable String amount, @Nullable String currency, DeserializationContext context) {
        if (amount == null || currency == null) {
            return context.reportInputMismatch(Money.class, "money needs an amount and a currency");
        }
        try {
            return Money.of(CurrencyUnit.of(currency), new BigDecimal(amount));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw context.weirdStringException(amount + " " + currency, Money.class, "no money");
        }
    }
}
