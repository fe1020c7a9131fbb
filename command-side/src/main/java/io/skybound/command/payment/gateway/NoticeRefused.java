package io.skybound.command.payment.gateway;

import java.io.Serial;

/** A notice that is not the gateway's, or is none. */
public final class NoticeRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** Why it is refused. */
    public enum Reason {
        FORGED,
        TOO_OLD,
        MALFORMED
    }

    private final Reason reason;

    public NoticeRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
