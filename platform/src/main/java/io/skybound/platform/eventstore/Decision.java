package io.skybound.platform.eventstore;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.axonframework.common.lock.Lock;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of work decides on. It holds its aggregates' turns until its events have queued; then the next one decides
 * on the state that they lead to, while this one waits for them to be stored.
 */
final class Decision {
    private final Map<String, Seen> seen = new HashMap<>();
    private final Map<String, Lock> turns = new HashMap<>();
    private final Set<String> passedOn = new HashSet<>();
    private boolean made;

    /**
     * An aggregate as it was before this unit of work.
     *
     * @param version null if it was not there, or not in memory
     * @param stored done once that version is stored
     */
    private record Seen(LiveAggregates.Live live, @Nullable Long version, CompletableFuture<Void> stored) {
        boolean hasChanged() {
            return !Objects.equals(live.aggregate().version(), version);
        }
    }

    /** That of the unit of work at hand. */
    static Decision current() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(Decision.class.getName(), _ -> new Decision());
    }

    void hold(String id, Lock turn) {
        turns.put(id, turn);
    }

    /** From memory. */
    void see(LiveAggregates.Live live) {
        seen.putIfAbsent(
                live.id(),
                new Seen(live, live.aggregate().version(), live.lineage().latest()));
    }

    /** Read from the store, or made; its events, if any, are applied already. */
    void begin(LiveAggregates.Live live) {
        seen.put(live.id(), new Seen(live, null, live.lineage().latest()));
    }

    List<Lineage> lineages() {
        return seen.values().stream().map(it -> it.live().lineage()).toList();
    }

    /** Its events have queued. What is not in memory must be read from the store, so its turn lasts until it is stored. */
    void goOnWith(CompletableFuture<Void> outcome) {
        made = true;
        seen.values().forEach(it -> it.live().goOnWith(outcome));
        passOn(seen.keySet());
    }

    /** Others may have gone on with it: this unit of work must not touch it any more. */
    boolean hasPassedOn(String id) {
        return passedOn.contains(id);
    }

    /** What it has changed without storing it is forgotten. */
    void undo(String id) {
        Seen undone = seen.get(id);
        if (!hasPassedOn(id) && undone != null && undone.hasChanged()) {
            undone.live().lineage().breakOff();
        }
    }

    /** What it leads to may yet be rolled back by others, so it is not kept in memory. */
    void forget() {
        made = true;
        lineages().forEach(Lineage::breakOff);
    }

    /**
     * For a unit of work that has stored nothing: its answer is right only if what it has seen is.
     *
     * @param lastStored asks the store, where others may have changed what is in memory here
     * @throws ConcurrencyException if it is not: then it is to be decided again
     */
    void confirm(@Nullable Function<String, Optional<Long>> lastStored) {
        if (made) {
            return;
        }
        made = true;
        List<Seen> remembered =
                seen.values().stream().filter(it -> it.version() != null).toList();
        seen.keySet().forEach(this::undo);
        if (lastStored != null) {
            remembered.forEach(it -> requireLatest(it, lastStored));
        }
        passOn(Set.copyOf(turns.keySet()));
        remembered.forEach(Decision::requireStored);
    }

    private static void requireLatest(Seen remembered, Function<String, Optional<Long>> lastStored) {
        long last = lastStored.apply(remembered.live().id()).orElse(-1L);
        if (remembered.version() != null && last > remembered.version()) {
            remembered.live().lineage().breakOff();
            throw new ConcurrencyException(
                    "Another process has changed " + remembered.live().id());
        }
    }

    private static void requireStored(Seen remembered) {
        try {
            remembered.stored().join();
        } catch (CompletionException e) {
            throw new ConcurrencyException(remembered.live().id() + " was not stored as it was seen", e);
        }
    }

    private void passOn(Set<String> ids) {
        for (String id : ids) {
            passedOn.add(id);
            Lock turn = turns.remove(id);
            if (turn != null) {
                turn.release();
            }
        }
    }
}
