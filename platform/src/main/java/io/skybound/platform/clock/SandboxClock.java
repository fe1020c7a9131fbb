package io.skybound.platform.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Runs as fast as the real one and may be put ahead of it. It never goes back, and not by a restart either: what has
 * happened must not lie in the future.
 */
final class SandboxClock extends Clock {
    private final Path file;
    private final Clock real = Clock.systemUTC();
    private volatile Duration ahead;

    private SandboxClock(Path file, Duration ahead) {
        this.file = file;
        this.ahead = ahead;
    }

    /** As far ahead as it was when it was last moved. */
    static SandboxClock keptIn(Path file) {
        try {
            return new SandboxClock(
                    file,
                    Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Duration ahead() {
        return ahead;
    }

    synchronized void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time does not go back");
        }
        Duration further = ahead.plus(by);
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(draft, further + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ahead = further;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        SandboxClock here = this;
        return new Clock() {
            @Override
            public Instant instant() {
                return here.instant();
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return here.withZone(other);
            }
        };
    }
}
