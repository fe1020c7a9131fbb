package io.skybound.platform.observability;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.messaging.Message;
import org.axonframework.tracing.SpanAttributesProvider;
import org.axonframework.tracing.SpanFactory;
import org.jspecify.annotations.Nullable;

/**
 * Axon's spans as OpenTelemetry's. A message carries its trace in its metadata, so an event that is handled later, or
 * elsewhere, goes on in the trace of the request that caused it. Payloads stay out of it: they hold personal data.
 */
final class MessageSpans implements SpanFactory {
    private static final TextMapGetter<Message<?>> METADATA = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Message<?> message) {
            return message.getMetaData().keySet();
        }

        @Override
        public @Nullable String get(@Nullable Message<?> message, String key) {
            Object value = message == null ? null : message.getMetaData().get(key);
            return value == null ? null : value.toString();
        }
    };

    private final Tracer tracer;
    private final TextMapPropagator propagator;

    MessageSpans(Tracer tracer, TextMapPropagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @Override
    public org.axonframework.tracing.Span createRootTrace(Supplier<String> name) {
        return new MessageSpan(tracer.spanBuilder(name.get()).setNoParent());
    }

    @Override
    public org.axonframework.tracing.Span createHandlerSpan(
            Supplier<String> name, Message<?> cause, boolean inSameTrace, Message<?>... others) {
        SpanBuilder span = about(cause, name).setSpanKind(SpanKind.CONSUMER);
        Context origin = originOf(cause);
        if (inSameTrace) {
            span.setParent(origin);
        } else {
            span.setNoParent().addLink(Span.fromContext(origin).getSpanContext());
        }
        for (Message<?> other : others) {
            span.addLink(Span.fromContext(originOf(other)).getSpanContext());
        }
        return new MessageSpan(span);
    }

    @Override
    public org.axonframework.tracing.Span createDispatchSpan(
            Supplier<String> name, Message<?> message, Message<?>... others) {
        return new MessageSpan(about(message, name).setSpanKind(SpanKind.PRODUCER));
    }

    @Override
    public org.axonframework.tracing.Span createInternalSpan(Supplier<String> name) {
        return new MessageSpan(tracer.spanBuilder(name.get()));
    }

    @Override
    public org.axonframework.tracing.Span createInternalSpan(Supplier<String> name, Message<?> message) {
        return new MessageSpan(about(message, name));
    }

    /** None of Axon's: they would copy ids of users and aggregates into every span. */
    @Override
    public void registerSpanAttributeProvider(SpanAttributesProvider provider) {}

    @Override
    @SuppressWarnings("unchecked")
    public <M extends Message<?>> M propagateContext(M message) {
        Map<String, String> trace = new HashMap<>();
        propagator.inject(Context.current(), trace, (carrier, key, value) -> {
            if (carrier != null) {
                carrier.put(key, value);
            }
        });
        return trace.isEmpty() ? message : (M) message.andMetaData(trace);
    }

    private Context originOf(Message<?> message) {
        return propagator.extract(Context.current(), message, METADATA);
    }

    private SpanBuilder about(Message<?> message, Supplier<String> name) {
        return tracer.spanBuilder(name.get())
                .setAttribute("message.type", message.getPayloadType().getSimpleName());
    }
}
