package io.skybound.process.steps;

import java.time.Instant;

/**
 * A step on the list of what only a person can help.
 *
 * @param commandType the command's class
 * @param command the kept step as JSON
 * @param reason kind of failure, or code of the refusal
 */
record StuckStep(
        String name, String bookingId, String commandType, String command, int attempts, String reason, Instant since) {

    /** For paths: names have slashes. */
    String id() {
        return name.replace('/', '~');
    }

    static String named(String id) {
        return id.replace('~', '/');
    }

    /** Which command, by its simple name. */
    String step() {
        return commandType.substring(Math.max(commandType.lastIndexOf('.'), commandType.lastIndexOf('$')) + 1);
    }
}
