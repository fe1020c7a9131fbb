package io.skybound.process.steps;

import io.skybound.api.Refusal;
import java.time.Instant;

/** What a process does when one of its commands is refused. Pure: asked again, it says the same. */
@FunctionalInterface
public interface WhenRefused {

    /** The reaction to a refusal. */
    sealed interface Reaction {

        /** Another command instead. */
        record Send(Object command) implements Reaction {}

        /** The refusal says that the command came too late to matter: it is done with. */
        record Nothing() implements Reaction {}

        /** The refusal was not foreseen: somebody must look at it. */
        record Stuck() implements Reaction {}
    }

    Reaction react(Object command, Refusal refusal, Instant now);
}
