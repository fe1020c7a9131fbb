package io.skybound.platform.eventstore;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What one unit of work has decided: stored as a whole, in this order and with nothing in between, or not at all. */
final class UnitOfEvents {
    private final List<EventRow> events;
    private final List<Lineage> lineages;
    private final CompletableFuture<Void> outcome = new CompletableFuture<>();
    private final long since = System.nanoTime();

    /** @param lineages what it was decided on, and what goes on with it */
    UnitOfEvents(List<EventRow> events, List<Lineage> lineages) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("no events");
        }
        this.events = List.copyOf(events);
        this.lineages = List.copyOf(lineages);
    }

    List<EventRow> events() {
        return events;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** Whether it was decided on something that was not stored, and so must not be stored either. */
    boolean isBaseless() {
        for (Lineage lineage : lineages) {
            if (lineage.isBroken()) {
                return true;
            }
        }
        return false;
    }

    void stored() {
        outcome.complete(null);
    }

    void failed(SQLException reason) {
        lineages.forEach(Lineage::breakOff);
        outcome.completeExceptionally(reason);
    }

    /** Done once it is durable; fails with the {@link SQLException} that kept it from being stored. */
    CompletableFuture<Void> outcome() {
        return outcome;
    }
}
