package io.skybound.command.payment;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a decimal from a JSON string or number, as it is written: nothing is rounded, and 1e9 is no amount. */
final class DecimalReader extends StdDeserializer<BigDecimal> {

    private static final Pattern FORM = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");

    DecimalReader() {
        super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser json, DeserializationContext context) {
        boolean readable = json.hasToken(JsonToken.VALUE_STRING)
                || json.hasToken(JsonToken.VALUE_NUMBER_INT)
                || json.hasToken(JsonToken.VALUE_NUMBER_FLOAT);
        if (!readable) {
            return (BigDecimal) context.handleUnexpectedToken(getValueType(context), json);
        }
        String text = json.getString();
        if (!FORM.matcher(text).matches()) {
            throw context.weirdStringException(text, BigDecimal.class, "not a plain decimal");
        }
        return new BigDecimal(text);
    }
}
