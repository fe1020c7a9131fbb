package io.skybound.platform.observability;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.skybound.api.Refusal;
import io.skybound.api.Refused;
import java.time.Duration;
import org.axonframework.messaging.Message;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;

/**
 * How long commands take, from their dispatch until what they decided is durable, and what is refused. Tagged by the
 * command's name and the refusal's code, of which there are few, and by nothing that names a booking or a person.
 */
final class CommandMonitor implements MessageMonitor<Message<?>> {
    static final String LATENCY = "skybound.commands";
    static final String REFUSED = "skybound.commands.refused";

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry meters;

    CommandMonitor(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public MonitorCallback onMessageIngested(Message<?> command) {
        String name = command.getPayloadType().getSimpleName();
        Timer.Sample sample = Timer.start(meters);
        return new MonitorCallback() {
            @Override
            public void reportSuccess() {
                stop("done");
            }

            @Override
            public void reportFailure(@Nullable Throwable failure) {
                Refusal refusal = failure == null ? null : Refused.reasonOf(failure);
                stop(refusal == null ? "failed" : "refused");
                if (refusal != null) {
                    Counter.builder(REFUSED)
                            .description("Commands that were refused, by the refusal's code")
                            .tag("command", name)
                            .tag("code", refusal.code())
                            .register(meters)
                            .increment();
                }
            }

            @Override
            public void reportIgnored() {
                stop("ignored");
            }

            private void stop(String outcome) {
                sample.stop(Timer.builder(LATENCY)
                        .description("From the dispatch of a command until its events are durable")
                        .tag("command", name)
                        .tag("outcome", outcome)
                        .serviceLevelObjectives(BUCKETS)
                        .register(meters));
            }
        };
    }
}
