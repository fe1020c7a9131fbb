package io.skybound.platform.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The {@code min_version} query parameter: how far the read model must have come before it may answer. */
public final class MinVersion {

    /** How long a read waits for its read model. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private MinVersion() {}

    /** The version asked for, 0 where none was; 400 for anything but a whole number that is not negative. */
    public static long parse(@Nullable String value) {
        if (value == null) {
            return 0;
        }
        if (!value.matches("\\d{1,18}")) {
            throw BadParameter.of("min_version", "must be a whole number, 0 or more");
        }
        return Long.parseLong(value);
    }

    /** The read model has not come that far in time: never answer with an older state, never with a false 404. */
    public static Problem lagging() {
        return Problem.unavailable("projection_lagging", "The read model has not caught up yet. Try again.");
    }
}
