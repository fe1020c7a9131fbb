package io.skybound.allinone.journey;

import java.util.UUID;

/** Idempotency keys, as a front end makes them. */
final class Keys {

    private Keys() {}

    static String fresh() {
        return UUID.randomUUID().toString();
    }
}
