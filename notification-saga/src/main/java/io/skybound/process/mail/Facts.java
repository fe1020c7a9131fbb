package io.skybound.process.mail;

import java.time.Instant;
import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Reads the frozen facts of a request. */
record Facts(Map<String, String> values) {

    @Nullable
    String optional(String name) {
        String value = values.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    String text(String name) {
        String value = optional(name);
        if (value == null) {
            throw new IllegalStateException("The fact " + name + " is missing");
        }
        return value;
    }

    Instant instant(String name) {
        return Instant.parse(text(name));
    }

    Money money(String name) {
        return Money.parse(text(name));
    }
}
