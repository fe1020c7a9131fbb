package io.skybound.platform.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Remembers which processor failed when, and lets the failure take its course: the batch is rolled back and tried
 * again. Axon forgets a failure as soon as it has put the segment aside to try again later.
 */
@Component
class ProcessorFailures implements ErrorHandler {
    /** As long as the longest pause between two tries. */
    private static final Duration FRESH = Duration.ofSeconds(70);

    private final ObjectProvider<MeterRegistry> meters;
    private final Map<String, Long> lastFailure = new ConcurrentHashMap<>();

    ProcessorFailures(ObjectProvider<MeterRegistry> meters) {
        this.meters = meters;
    }

    @Override
    public void handleError(ErrorContext failure) throws Exception {
        lastFailure.put(failure.eventProcessor(), System.nanoTime());
        meters.ifAvailable(registry -> Counter.builder("skybound.processor.failures")
                .description("Batches of events that could not be handled; each is tried again")
                .tag("processor", failure.eventProcessor())
                .register(registry)
                .increment());
        switch (failure.error()) {
            case Error error -> throw error;
            case Exception exception -> throw exception;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }

    boolean hasFailedLately(String processor) {
        Long failed = lastFailure.get(processor);
        return failed != null && System.nanoTime() - failed < FRESH.toNanos();
    }
}
