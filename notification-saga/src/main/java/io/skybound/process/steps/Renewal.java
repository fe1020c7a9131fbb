package io.skybound.process.steps;

import java.time.Instant;

/** A kept command as it is sent, which may be days after it was kept. Pure. */
@FunctionalInterface
public interface Renewal {

    /** The same command, at this moment where it matters when it is sent. */
    Object of(Object command, Instant now);
}
