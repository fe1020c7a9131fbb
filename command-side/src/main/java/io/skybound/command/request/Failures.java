package io.skybound.command.request;

import io.skybound.platform.messaging.CommandFailure;

/** Tells failures of commands apart that are neither refusals nor outages. */
public final class Failures {

    private Failures() {}

    /** What the command is about does not exist. */
    static boolean isMissing(Throwable failure) {
        return CommandFailure.of(failure) == CommandFailure.MISSING;
    }

    /** What the command would create is there already. */
    public static boolean isThereAlready(Throwable failure) {
        return CommandFailure.of(failure) == CommandFailure.THERE_ALREADY;
    }
}
