package io.skybound.platform.observability;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.messaging.Message;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;

/** Counts the events that became durable, by their type: that is also how many bookings were made, confirmed, ended. */
final class EventMonitor implements MessageMonitor<Message<?>> {
    static final String APPENDED = "skybound.events.appended";

    private final MeterRegistry meters;

    EventMonitor(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public MonitorCallback onMessageIngested(Message<?> event) {
        Counter appended = Counter.builder(APPENDED)
                .description("Events that became durable")
                .tag("type", event.getPayloadType().getSimpleName())
                .register(meters);
        return new MonitorCallback() {
            @Override
            public void reportSuccess() {
                appended.increment();
            }

            @Override
            public void reportFailure(@Nullable Throwable failure) {}

            @Override
            public void reportIgnored() {}
        };
    }
}
