package io.skybound.platform.web;

import static io.skybound.platform.web.PreconditionsTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-01T10:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final RateLimit limit = new RateLimit(new RateLimit.Rule(2, 2, Duration.ofMinutes(10)), clock);

    @Test
    void refusesTheThirdTryAndSaysWhenToComeBack() {
        limit.take("ada");
        limit.take("ada");
        Problem problem = catchThrowableOfType(Problem.class, () -> limit.take("ada"));
        assertThat(problem.status().value()).isEqualTo(429);
        assertThat(problem.headers())
                .containsEntry("Retry-After", "300")
                .containsEntry("RateLimit-Limit", "2")
                .containsEntry("RateLimit-Remaining", "0")
                .containsKey("RateLimit-Reset");
        limit.take("grace");
    }

    @Test
    void letsTryAgainLater() {
        limit.take("ada");
        limit.take("ada");
        now.updateAndGet(then -> then.plus(Duration.ofMinutes(5)));
        limit.take("ada");
        refused(() -> limit.take("ada"), 429, "too_many_requests");
    }

    @Test
    void doesNotCountWhatWasGivenBack() {
        for (int i = 0; i < 10; i++) {
            limit.take("ada");
            limit.giveBack("ada");
        }
        limit.take("ada");
    }

    @Test
    void takesANetworkOfAddressesForOne() {
        assertThat(RateLimit.addressKey("2001:db8:1:2:3:4:5:6")).isEqualTo(RateLimit.addressKey("2001:db8:1:2::1"));
        assertThat(RateLimit.addressKey("2001:db8:1:3::1")).isNotEqualTo(RateLimit.addressKey("2001:db8:1:2::1"));
        assertThat(RateLimit.addressKey("192.0.2.1")).isNotEqualTo(RateLimit.addressKey("192.0.2.2"));
    }
}
