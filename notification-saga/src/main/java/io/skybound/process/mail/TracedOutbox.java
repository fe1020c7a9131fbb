package io.skybound.process.mail;

import io.skybound.platform.observability.Traces;

/** Keeps with each mail the trace of the request that it is for, so that its delivery, however late, shows in it. */
record TracedOutbox(Outbox outbox, Traces traces) implements Outbox {
    static final String TRACE = "trace";

    @Override
    public void put(MailRequest request) {
        outbox.put(request.with(TRACE, traces.current()));
    }
}
