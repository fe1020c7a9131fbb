package io.skybound.platform.idempotency;

import org.jspecify.annotations.Nullable;

/** What was answered, as far as it is given again. */
record Answer(
        int status,
        @Nullable String contentType,
        @Nullable String location,
        @Nullable String etag,
        byte[] body) {

    /** What passes by itself is not kept: the next try shall find out anew. */
    boolean isFinal() {
        return status < 500 && status != 429 && status != 401 && status != 403;
    }
}
