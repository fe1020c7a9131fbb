package io.skybound.query.feed;

import io.skybound.platform.security.Caller;
import io.skybound.platform.web.RateLimit;
import java.time.Instant;

/**
 * Who watches.
 *
 * @param address the network that the caller comes from, see {@link RateLimit#addressKey}
 * @param userId empty if nobody in particular
 * @param sessionId with whose end the stream ends; empty if none
 * @param until when the access token expires, and the stream with it
 */
record Viewer(String address, String userId, String sessionId, Instant until) {

    static Viewer anybody(String address) {
        return new Viewer(RateLimit.addressKey(address), "", "", Instant.MAX);
    }

    static Viewer of(Caller caller, String address) {
        return new Viewer(RateLimit.addressKey(address), caller.userId(), caller.sessionId(), caller.until());
    }
}
