package io.skybound.query.audit;

import io.skybound.platform.web.BadParameter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads parameters; 400 for those that can't be read. */
final class Asked {

    private Asked() {}

    static @Nullable Long number(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,18}")) {
            throw BadParameter.of(name, "must be a whole number, 0 or more");
        }
        return Long.parseLong(text);
    }

    static @Nullable Integer upTo(int most, String name, @Nullable String text) {
        Long number = number(name, text);
        if (number != null && number > most) {
            throw BadParameter.of(name, "must be at most " + most);
        }
        return number == null ? null : number.intValue();
    }

    static @Nullable Instant instant(String name, @Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw BadParameter.of(name, "must be an RFC 3339 instant such as 2026-06-01T12:00:00Z");
        }
    }
}
