package io.skybound.query.feed;

import io.skybound.platform.web.Problem;
import io.skybound.platform.web.RateLimit;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts open streams, and refuses those beyond the bounds. */
final class Admission {

    private static final Duration FULL = Duration.ofSeconds(10);
    private static final Duration TOO_MANY = Duration.ofSeconds(5);

    private final FeedProperties bounds;
    private final AtomicInteger all = new AtomicInteger();
    private final Map<String, Integer> byUser = new ConcurrentHashMap<>();
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

    Admission(FeedProperties bounds) {
        this.bounds = bounds;
    }

    void enter(Viewer viewer) {
        if (all.incrementAndGet() > bounds.maxStreams()) {
            all.decrementAndGet();
            throw Problem.unavailable("no_stream_free", "Too many are watching at the moment. Try again soon.")
                    .retryAfter(FULL);
        }
        if (!count(byAddress, viewer.address(), bounds.maxPerAddress())) {
            all.decrementAndGet();
            throw tooMany("Too many streams are open from this address.", bounds.maxPerAddress());
        }
        if (!viewer.userId().isEmpty() && !count(byUser, viewer.userId(), bounds.maxPerUser())) {
            release(byAddress, viewer.address());
            all.decrementAndGet();
            throw tooMany("You have too many streams open. Close one first.", bounds.maxPerUser());
        }
    }

    void leave(Viewer viewer) {
        release(byAddress, viewer.address());
        if (!viewer.userId().isEmpty()) {
            release(byUser, viewer.userId());
        }
        all.decrementAndGet();
    }

    int open() {
        return all.get();
    }

    private static boolean count(Map<String, Integer> counts, String key, int most) {
        if (counts.merge(key, 1, Integer::sum) <= most) {
            return true;
        }
        release(counts, key);
        return false;
    }

    private static void release(Map<String, Integer> counts, String key) {
        counts.computeIfPresent(key, (same, now) -> now <= 1 ? null : now - 1);
    }

    private static Problem tooMany(String detail, int most) {
        return RateLimit.exceeded("too_many_streams", detail, most, TOO_MANY);
    }
}
