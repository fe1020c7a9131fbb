package io.skybound.api;

import java.util.List;

/**
 * A business reason to say no. Each topic has its own sealed set of refusals. A refusal changes nothing and is never
 * retried by machines.
 */
public interface Refusal {

    /** How a refusal is told apart over HTTP. */
    enum Kind {
        /** The thing does not exist (404). */
        NOT_FOUND,
        /** The state of the thing does not allow it (409). */
        CONFLICT,
        /** The caller looked at an older version (412). */
        STALE,
        /** Well-formed, but it can't be meant (422). */
        INVALID
    }

    /** Stable snake_case name, part of the public contract. */
    String code();

    /** One sentence for the person who asked. Holds no personal data. */
    String detail();

    default Kind kind() {
        return Kind.CONFLICT;
    }

    /** For input: each broken rule, so that all can be shown at once. */
    default List<Violation> violations() {
        return List.of();
    }

    /**
     * One broken rule.
     *
     * @param pointer JSON pointer into the request's body
     */
    record Violation(String pointer, String code, String detail) {}
}
