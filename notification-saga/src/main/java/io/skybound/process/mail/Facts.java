package io.skybound.process.mail;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Reads the frozen facts of a request. */
record Facts(Map<String, String> values) {

    @Nullable
    String text(String name) {
        String value = values.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    @Nullable
    Instant instant(String name) {
        String value = text(name);
        return value == null ? null : Instant.parse(value);
    }

    Money money(String name, Supplier<Money> unlessFrozen) {
        String value = text(name);
        return value == null ? unlessFrozen.get() : Money.parse(value);
    }
}
