package io.skybound.platform.progress;

import io.skybound.platform.processors.Processors;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Are all event processors at work, and near the end of the stream? Axon's own indicators look for classes that Spring
 * Boot 4 has moved.
 */
@Component("eventProcessors")
class ProcessorHealth extends AbstractHealthIndicator {
    private static final Set<String> WELL = Set.of("running", "rebuilding");

    private final EventProcessingConfiguration processing;
    private final ProcessorFailures failures;
    private final ProcessorLag lag;
    private final long mostBehind;

    ProcessorHealth(
            EventProcessingConfiguration processing,
            ProcessorFailures failures,
            ProcessorLag lag,
            @Value("${skybound.health.max-lag:10000}") long mostBehind) {
        this.processing = processing;
        this.failures = failures;
        this.lag = lag;
        this.mostBehind = mostBehind;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Map<String, String> states = new TreeMap<>();
        processing.eventProcessors().forEach((name, processor) -> states.put(name, state(name, processor)));
        boolean allAtWork = WELL.containsAll(states.values());
        (allAtWork ? health.up() : health.down()).withDetails(states);
    }

    private String state(String name, EventProcessor processor) {
        if (name.endsWith(Processors.REBUILD)) {
            // Nobody reads what it builds before it has caught up.
            return "rebuilding";
        }
        if (!processor.isRunning()) {
            return "stopped";
        }
        return (processor.isError() && hasSegments(processor)) || failures.hasFailedLately(name)
                ? "failing"
                : lag.behind().getOrDefault(name, 0L) > mostBehind ? "behind" : "running";
    }

    /** Axon takes an error back with the next event that it hands out. Where other replicas have all segments, it has none. */
    private static boolean hasSegments(EventProcessor processor) {
        return !(processor instanceof StreamingEventProcessor streaming)
                || !streaming.processingStatus().isEmpty();
    }
}
