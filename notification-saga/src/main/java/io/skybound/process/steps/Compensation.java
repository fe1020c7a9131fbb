package io.skybound.process.steps;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What undoes a process in which a command can't be carried out. Pure: asked again, it says the same. */
@FunctionalInterface
public interface Compensation {

    /** The command to send instead; null if there is none. It must be one that changes nothing where it comes too late. */
    @Nullable
    Object insteadOf(Object command, Instant now);
}
