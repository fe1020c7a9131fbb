package io.skybound.platform.web;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.ser.std.StdSerializer;

/** Money over HTTP: {@code {"amount":"199.90","currency":"USD"}}. A number would lose cents in somebody's double. */
final class MoneyJson {

    private MoneyJson() {}

    /** What stands in the JSON, before it is money. */
    private record Wire(@Nullable String amount, @Nullable String currency) {}

    static final class Writer extends StdSerializer<Money> {
        Writer() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty("amount", money.getAmount().toPlainString());
            json.writeStringProperty("currency", money.getCurrencyUnit().getCode());
            json.writeEndObject();
        }
    }

    static final class Reader extends StdDeserializer<Money> {
        private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
        /** At most twelve digits before the point: far more than any fare, far less than what overflows a column. */
        private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,12}(\\.\\d{1,4})?");

        Reader() {
            super(Money.class);
        }

        @Override
        public Money deserialize(JsonParser json, DeserializationContext context) {
            Wire wire = context.readValue(json, Wire.class);
            CurrencyUnit currency = currency(wire.currency(), context);
            BigDecimal amount = amount(wire.amount(), context);
            if (amount.scale() > currency.getDecimalPlaces()) {
                throw invalid(context, "amount", wire.amount());
            }
            return Money.of(currency, amount);
        }

        private CurrencyUnit currency(@Nullable String code, DeserializationContext context) {
            if (code == null) {
                throw missing(context, "currency");
            }
            try {
                if (CODE.matcher(code).matches()) {
                    return CurrencyUnit.of(code);
                }
            } catch (IllegalArgumentException e) {
                throw invalid(context, "currency", code);
            }
            throw invalid(context, "currency", code);
        }

        private BigDecimal amount(@Nullable String amount, DeserializationContext context) {
            if (amount == null) {
                throw missing(context, "amount");
            }
            if (!AMOUNT.matcher(amount).matches()) {
                throw invalid(context, "amount", amount);
            }
            return new BigDecimal(amount);
        }

        private static RuntimeException missing(DeserializationContext context, String property) {
            return MismatchedInputException.from(context.getParser(), String.class, "missing")
                    .prependPath(Money.class, property);
        }

        private static RuntimeException invalid(
                DeserializationContext context, String property, @Nullable String value) {
            return context.weirdStringException(String.valueOf(value), Money.class, "no such value")
                    .prependPath(Money.class, property);
        }
    }
}
