package io.skybound.platform.observability;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.propagation.ContextPropagators;
import org.axonframework.tracing.SpanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Spans of Axon's messages in the same traces as Spring's of requests. Without it Axon makes none. */
@Configuration(proxyBeanMethods = false)
@Conditional(TracingWhenAsked.class)
class TracingConfiguration {

    @Bean
    SpanFactory messageSpans(Tracer tracer, ContextPropagators propagators) {
        return new MessageSpans(tracer, propagators.getTextMapPropagator());
    }
}
