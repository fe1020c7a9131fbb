package io.skybound.platform.observability;

import java.util.function.Supplier;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.tracing.SpanFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * For work that is written down now and done later, perhaps by another process: keep {@link #current()} with it, and do
 * it by {@link #follow}, so that it shows in the trace of the request that it is for. Costs nothing without tracing.
 */
@Component
public class Traces {
    private static final String TRACEPARENT = "traceparent";

    private final SpanFactory spans;

    public Traces(SpanFactory spans) {
        this.spans = spans;
    }

    /** The trace at hand, as W3C writes it; null if there is none. */
    public @Nullable String current() {
        Object trace = carry(new GenericMessage<>("")).getMetaData().get(TRACEPARENT);
        return trace == null ? null : trace.toString();
    }

    /** The message with the trace at hand in its metadata. */
    public <M extends Message<?>> M carry(M message) {
        return spans.propagateContext(message);
    }

    /** Does the work as a part of that trace, which may be null. */
    public <T> T follow(String name, @Nullable String trace, Supplier<T> work) {
        MetaData origin = trace == null ? MetaData.emptyInstance() : MetaData.with(TRACEPARENT, trace);
        return spans.createChildHandlerSpan(() -> name, new GenericMessage<>("", origin))
                .runSupplier(work);
    }
}
