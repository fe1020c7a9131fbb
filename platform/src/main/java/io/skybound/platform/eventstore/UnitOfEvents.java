package io.skybound.platform.eventstore;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What one unit of work has decided: stored as a whole, in this order and with nothing in between, or not at all. */
final class UnitOfEvents {
    private final List<NewEvent> events;
    private final CompletableFuture<Void> outcome = new CompletableFuture<>();
    private final long since = System.nanoTime();

    UnitOfEvents(List<NewEvent> events) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("no events");
        }
        this.events = List.copyOf(events);
    }

    List<NewEvent> events() {
        return events;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    void stored() {
        outcome.complete(null);
    }

    void failed(SQLException reason) {
        outcome.completeExceptionally(reason);
    }

    /** Done once it is durable; fails with the {@link SQLException} that kept it from being stored. */
    CompletableFuture<Void> outcome() {
        return outcome;
    }
}
