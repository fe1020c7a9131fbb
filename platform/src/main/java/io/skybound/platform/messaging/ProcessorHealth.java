package io.skybound.platform.messaging;

import java.util.Map;
import java.util.TreeMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Are all event processors at work? Axon's own indicators look for classes that Spring Boot 4 has moved. */
@Component("eventProcessors")
class ProcessorHealth extends AbstractHealthIndicator {
    private final EventProcessingConfiguration processing;
    private final ProcessorFailures failures;

    ProcessorHealth(EventProcessingConfiguration processing, ProcessorFailures failures) {
        this.processing = processing;
        this.failures = failures;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Map<String, String> states = new TreeMap<>();
        processing.eventProcessors().forEach((name, processor) -> states.put(name, state(name, processor)));
        boolean allAtWork = states.values().stream().allMatch("running"::equals);
        (allAtWork ? health.up() : health.down()).withDetails(states);
    }

    private String state(String name, EventProcessor processor) {
        return !processor.isRunning() ? "stopped" : failures.hasFailedLately(name) ? "failing" : "running";
    }
}
