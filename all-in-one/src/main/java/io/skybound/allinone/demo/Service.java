package io.skybound.allinone.demo;

import java.util.Locale;

/** How an airline sells: several cabins, or one cabin at a low price. */
enum Service {
    FULL,
    LOW_COST;

    static Service of(String written) {
        return valueOf(written.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
