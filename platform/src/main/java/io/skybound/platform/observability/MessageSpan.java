package io.skybound.platform.observability;

import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.skybound.api.Refused;
import org.axonframework.tracing.Span;
import org.axonframework.tracing.SpanScope;
import org.jspecify.annotations.Nullable;

/** One of Axon's spans. Failures are told by their type: a message may quote what somebody entered. */
final class MessageSpan implements Span {
    private final SpanBuilder builder;
    private io.opentelemetry.api.trace.@Nullable Span span;

    MessageSpan(SpanBuilder builder) {
        this.builder = builder;
    }

    @Override
    public Span start() {
        span = builder.startSpan();
        return this;
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker")
    public SpanScope makeCurrent() {
        if (span == null) {
            return () -> {};
        }
        Scope scope = span.makeCurrent();
        return scope::close;
    }

    @Override
    public void end() {
        if (span != null) {
            span.end();
        }
    }

    /** A refusal is an answer, not an error. */
    @Override
    public Span recordException(Throwable failure) {
        if (span != null && Refused.reasonOf(failure) == null) {
            span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
        }
        return this;
    }

    @Override
    public Span addAttribute(String key, String value) {
        if (span == null) {
            builder.setAttribute(key, value);
        } else {
            span.setAttribute(key, value);
        }
        return this;
    }
}
