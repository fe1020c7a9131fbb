package io.skybound.command.request;

import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;

/** Tells failures of commands apart that are neither refusals nor outages. */
public final class Failures {

    private Failures() {}

    /** What the command is about does not exist. */
    public static boolean isMissing(Throwable failure) {
        return isCausedBy(failure, AggregateNotFoundException.class);
    }

    /** What the command would create is there already. */
    public static boolean isThereAlready(Throwable failure) {
        return isCausedBy(failure, AggregateStreamCreationException.class);
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}
