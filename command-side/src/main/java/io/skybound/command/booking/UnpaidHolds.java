package io.skybound.command.booking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.skybound.platform.web.RateLimit;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * Nobody keeps seats from others by holding them and never paying. Whoever has made few bookings here lately is not
 * looked at any closer, so that the usual booking costs nothing; with the others, those under way count as well, because
 * no read model knows of them yet. Replicas and restarts don't share these counts: at worst, each allows as many again as
 * are made in the same moment.
 */
final class UnpaidHolds {
    private static final int MOST_USERS = 100_000;
    private static final Duration COME_AGAIN = Duration.ofSeconds(60);

    private final int most;
    private final Cache<String, Lately> users;

    /** @param memory for how long a booking counts as made lately */
    UnpaidHolds(int most, Duration memory) {
        this.most = most;
        this.users = Caffeine.newBuilder()
                .maximumSize(MOST_USERS)
                .expireAfterAccess(memory)
                .build();
    }

    private record Lately(AtomicInteger made, AtomicInteger underWay) {}

    /** One booking that is being made. */
    interface Admission extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Lets a booking be made, or refuses it with 429 {@code too_many_unpaid_holds}.
     *
     * @param unpaid how many of the user's bookings are known to be unpaid; asked only if it matters
     */
    Admission admit(String userId, IntSupplier unpaid) {
        Lately lately = users.get(userId, _ -> new Lately(new AtomicInteger(), new AtomicInteger()));
        int underWay = lately.underWay().incrementAndGet();
        boolean admitted = false;
        try {
            if (lately.made().incrementAndGet() > most && unpaid.getAsInt() + underWay > most) {
                throw RateLimit.exceeded(
                        "too_many_unpaid_holds",
                        "Pay for one of your bookings, cancel it, or wait until it expires.",
                        most,
                        COME_AGAIN);
            }
            admitted = true;
            return lately.underWay()::decrementAndGet;
        } finally {
            if (!admitted) {
                lately.underWay().decrementAndGet();
            }
        }
    }
}
