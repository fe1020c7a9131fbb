package io.skybound.api;

import org.axonframework.commandhandling.CommandExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown where a command is decided against. The {@link Refusal} travels as the exception's details, also across Axon
 * Server, so read it with {@link #reasonOf(Throwable)} and never by the exception's class.
 */
public final class Refused extends CommandExecutionException {

    public Refused(Refusal reason) {
        super(reason.code() + ": " + reason.detail(), null, reason);
    }

    /** The refusal that {@code failure} or one of its causes carries, or null if it failed for another reason. */
    public static @Nullable Refusal reasonOf(@Nullable Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof CommandExecutionException e && e.getDetails().orElse(null) instanceof Refusal refusal) {
                return refusal;
            }
        }
        return null;
    }
}
