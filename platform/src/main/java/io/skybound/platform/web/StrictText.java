package io.skybound.platform.web;

import java.time.DateTimeException;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads a value from a JSON string of exactly one form. Jackson's own readers of times are generous (numbers, arrays,
 * years of nine digits), and what they let in breaks further inside.
 */
final class StrictText<T> extends StdDeserializer<T> {

    private final Pattern form;
    private final Function<String, T> parser;

    StrictText(Class<T> type, String form, Function<String, T> parser) {
        super(type);
        this.form = Pattern.compile(form);
        this.parser = parser;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            @SuppressWarnings("unchecked")
            T handled = (T) context.handleUnexpectedToken(getValueType(context), json);
            return handled;
        }
        String text = json.getString();
        if (!form.matcher(text).matches()) {
            throw context.weirdStringException(text, handledType(), "wrong form");
        }
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw context.weirdStringException(text, handledType(), "no such value");
        }
    }
}
