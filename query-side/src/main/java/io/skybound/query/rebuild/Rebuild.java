package io.skybound.query.rebuild;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time that a read model is, or was, made anew.
 *
 * @param prepared whether its tables are there
 * @param position how far it had come at its end
 * @param attempts how often it has failed in a row
 * @param failure the kind of its last failure
 */
public record Rebuild(
        String id,
        String projection,
        Status status,
        boolean prepared,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        @Nullable Long position,
        int attempts,
        @Nullable String failure) {

    public enum Status {
        RUNNING,
        COMPLETED,
        FAILED
    }

    public boolean isRunning() {
        return status == Status.RUNNING;
    }
}
