package io.skybound.platform.messaging;

/** What every command says about its origin, and every event caused by it repeats. */
public final class MessageMetadata {
    /** Id of the user who asked, or {@link #SYSTEM}. */
    public static final String ACTOR = "actor";
    /** The actor's roles, joined by commas; empty for the system. */
    public static final String ROLES = "roles";
    /** The same for everything that one request set in motion. */
    public static final String CORRELATION_ID = "correlation_id";
    /** Identifier of the message that caused this one directly. */
    public static final String CAUSATION_ID = "causation_id";

    public static final String SYSTEM = "system";

    /** The logging context's key for the request at hand; it becomes the {@link #CORRELATION_ID}. */
    public static final String REQUEST_ID = "request_id";

    private MessageMetadata() {}
}
