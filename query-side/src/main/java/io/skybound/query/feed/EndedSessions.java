package io.skybound.query.feed;

import java.util.function.Consumer;

/** The sessions whose streams must not go on. */
interface EndedSessions {

    boolean include(String sessionId);

    /** Calls back with the id of each that ends. */
    AutoCloseable onEnd(Consumer<String> listener);
}
