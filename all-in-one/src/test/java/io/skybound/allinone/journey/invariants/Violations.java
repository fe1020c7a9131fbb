package io.skybound.allinone.journey.invariants;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was found to be wrong, as sentences. */
final class Violations {
    private final List<String> list = new ArrayList<>();

    void add(String invariant, String sentence, @Nullable Object... values) {
        list.add(invariant + ": " + sentence.formatted(values));
    }

    void unless(boolean holds, String invariant, String sentence, @Nullable Object... values) {
        if (!holds) {
            add(invariant, sentence, values);
        }
    }

    void unlessEqual(@Nullable Object actual, @Nullable Object expected, String invariant, String what) {
        if (!Objects.equals(actual, expected)) {
            add(invariant, "%s is %s instead of %s", what, actual, expected);
        }
    }

    List<String> list() {
        return list;
    }
}
