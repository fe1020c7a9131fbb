package io.skybound.platform.serialization;

import com.ethlo.time.ITU;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads a time as we write it: RFC 3339, with seconds and an offset, and nothing else. Jackson's own reader leaves it to
 * {@code java.time}'s formatters, which took most of the time that reading an event takes.
 */
final class InternetTime<T> extends StdDeserializer<T> {

    private final Function<OffsetDateTime, T> time;

    InternetTime(Class<T> type, Function<OffsetDateTime, T> time) {
        super(type);
        this.time = time;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
        // A number or a brace is text here, too, and no time.
        String text = json.getString();
        try {
            return time.apply(ITU.parseDateTime(text));
        } catch (DateTimeException e) {
            throw context.weirdStringException(text, handledType(), "no time as RFC 3339 has it");
        }
    }
}
