package io.skybound.platform.messaging;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.springframework.stereotype.Component;

/**
 * Remembers which processor failed when, and lets the failure take its course: the batch is rolled back and tried
 * again. Axon forgets a failure as soon as it has put the segment aside to try again later.
 */
@Component
class ProcessorFailures implements ErrorHandler {
    /** As long as the longest pause between two tries. */
    private static final Duration FRESH = Duration.ofSeconds(70);

    private final Map<String, Long> lastFailure = new ConcurrentHashMap<>();

    @Override
    public void handleError(ErrorContext failure) throws Exception {
        lastFailure.put(failure.eventProcessor(), System.nanoTime());
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
