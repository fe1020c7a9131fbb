package io.skybound.platform.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.http.HttpStatus;

/**
 * How often somebody may try something, here in this process. Whoever asks too often gets 429, and learns from the
 * {@code RateLimit-*} headers when to come back. Memory is bounded: those who have been quiet longest are forgotten.
 */
public final class RateLimit {

    private static final int MOST_KEYS = 100_000;

    /**
     * @param burst how many at once
     * @param refill how many more in each period
     */
    public record Rule(int burst, int refill, Duration per) {}

    private final Rule rule;
    private final LoadingCache<String, Bucket> buckets;

    public RateLimit(Rule rule, Clock clock) {
        this.rule = rule;
        TimeMeter time = meter(clock);
        // By then a bucket is full again, and a new one is as good.
        Duration full = rule.per().multipliedBy(Math.max(1, (rule.burst() + rule.refill() - 1L) / rule.refill()));
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(full)
                .build(key -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(limit -> limit.capacity(rule.burst()).refillGreedy(rule.refill(), rule.per()))
                        .build());
    }

    /** Counts one try, or refuses it with 429 {@code too_many_requests}. */
    public void take(String key) {
        ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
            throw exceeded("too_many_requests", "Too many tries. Wait a little.", rule.burst(), wait);
        }
    }

    /**
     * The answer to whoever has reached a limit (429).
     *
     * @param limit how many are allowed
     * @param wait until it is worth another try
     */
    public static Problem exceeded(String code, String detail, int limit, Duration wait) {
        return Problem.of(HttpStatus.TOO_MANY_REQUESTS, code, detail)
                .retryAfter(wait)
                .withHeader("RateLimit-Limit", Integer.toString(limit))
                .withHeader("RateLimit-Remaining", "0")
                .withHeader("RateLimit-Reset", Long.toString(Math.max(1, wait.toSeconds() + 1)));
    }

    /** Takes a try back that turned out not to count. */
    public void giveBack(String key) {
        buckets.get(key).addTokens(1);
    }

    /** The key for a caller's address. Whoever has one IPv6 address has a whole /64 of them. */
    public static String addressKey(String remoteAddress) {
        try {
            InetAddress address = InetAddress.ofLiteral(remoteAddress);
            if (address instanceof Inet6Address) {
                return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8));
            }
            return address.getHostAddress();
        } catch (IllegalArgumentException e) {
            return remoteAddress;
        }
    }

    private static TimeMeter meter(Clock clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                Instant now = clock.instant();
                return now.getEpochSecond() * 1_000_000_000L + now.getNano();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }
}
