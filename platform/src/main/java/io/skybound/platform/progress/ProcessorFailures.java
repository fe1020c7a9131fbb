package io.skybound.platform.progress;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Remembers which processor failed when, and lets the failure take its course: the batch is rolled back and tried
 * again. Axon forgets a failure as soon as it has put the segment aside to try again later, and its pauses grow: each is about
 * as long as all before it together. Where that time passes without another failure, the processor is well again.
 */
@Component
public class ProcessorFailures implements ErrorHandler {
    /** Longer than the first pause, and than what a batch takes. */
    private static final Duration SHORTEST = Duration.ofSeconds(5);

    /** Longer than the longest pause between two tries. */
    private static final Duration LONGEST = Duration.ofSeconds(70);

    private final ObjectProvider<MeterRegistry> meters;
    private final LongSupplier nanoTime;

    /** @param since when the first of those failures was that came while the one before was fresh */
    private record Failure(long since, long at, String reason) {
        boolean isFresh(long now) {
            return now - at < Math.min(SHORTEST.toNanos() + at - since, LONGEST.toNanos());
        }
    }

    private final Map<String, Failure> lastFailure = new ConcurrentHashMap<>();

    @Autowired
    ProcessorFailures(ObjectProvider<MeterRegistry> meters) {
        this(meters, System::nanoTime);
    }

    ProcessorFailures(ObjectProvider<MeterRegistry> meters, LongSupplier nanoTime) {
        this.meters = meters;
        this.nanoTime = nanoTime;
    }

    @Override
    public void handleError(ErrorContext failure) throws Exception {
        if (!anotherReplicaHasIt(failure.error())) {
            remember(failure);
        }
        switch (failure.error()) {
            case Error error -> throw error;
            case Exception exception -> throw exception;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }

    public static Counter counter(MeterRegistry registry, String processor) {
        return Counter.builder("skybound.processor.failures")
                .description("Batches of events that could not be handled; each is tried again")
                .tag("processor", processor)
                .register(registry);
    }

    private void remember(ErrorContext failure) {
        String processor = failure.eventProcessor();
        long now = nanoTime.getAsLong();
        lastFailure.compute(
                processor,
                (_, before) -> new Failure(
                        before != null && before.isFresh(now) ? before.since() : now, now, reason(failure.error())));
        meters.ifAvailable(registry -> counter(registry, processor).increment());
    }

    /** Who was away for longer than a claim lasts finds its segments taken. The work is done, only not here. */
    private static boolean anotherReplicaHasIt(@Nullable Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof UnableToClaimTokenException) {
                return true;
            }
        }
        return false;
    }

    boolean hasFailedLately(String processor) {
        return reasonOfLate(processor) != null;
    }

    /** The kind of the failure; what it says may quote somebody's data. Null if there was none lately. */
    @Nullable
    String reasonOfLate(String processor) {
        Failure failure = lastFailure.get(processor);
        return failure != null && failure.isFresh(nanoTime.getAsLong()) ? failure.reason() : null;
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
