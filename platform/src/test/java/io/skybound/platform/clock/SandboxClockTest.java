package io.skybound.platform.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxClockTest {

    @TempDir
    Path folder;

    @Test
    void goesAheadOfTheRealTimeAndOnFromThere() {
        SandboxClock clock = SandboxClock.keptIn(folder.resolve("clock"));
        Instant real = Clock.systemUTC().instant();

        clock.advance(Duration.ofHours(1));
        clock.advance(Duration.ofHours(2));

        assertThat(clock.instant()).isBetween(real.plus(Duration.ofHours(3)), real.plus(Duration.ofHours(4)));
        assertThat(clock.withZone(ZoneId.of("Asia/Tokyo")).instant()).isAfterOrEqualTo(real.plus(Duration.ofHours(3)));
    }

    @Test
    void isStillAheadAfterARestart() {
        SandboxClock.keptIn(folder.resolve("clock")).advance(Duration.ofDays(3));

        assertThat(SandboxClock.keptIn(folder.resolve("clock")).ahead()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void neverGoesBack() {
        SandboxClock clock = SandboxClock.keptIn(folder.resolve("clock"));

        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThat(clock.ahead()).isZero();
    }
}
