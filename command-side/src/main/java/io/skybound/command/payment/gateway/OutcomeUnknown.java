package io.skybound.command.payment.gateway;

import java.io.Serial;

/** The gateway did not answer in time. Not a failure: what was asked may have been done. Ask again with the same key. */
public final class OutcomeUnknown extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public OutcomeUnknown(String message) {
        super(message);
    }
}
