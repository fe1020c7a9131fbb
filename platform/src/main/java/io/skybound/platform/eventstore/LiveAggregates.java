package io.skybound.platform.eventstore;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates that were used last, as they are after all that was decided on them in this process, stored or about to
 * be. Axon's repositories ask it while they hold the aggregate's turn.
 *
 * <p>A refusal leaves an aggregate where it is, as it has not changed. One whose events could not be stored is read again,
 * once nothing of it is on its way any more.
 */
final class LiveAggregates implements Cache {
    private static final CompletableFuture<Void> STORED = CompletableFuture.completedFuture(null);

    private final int most;
    private final Map<String, Live> lives = new LinkedHashMap<>(16, 0.75f, true);

    /** @param most how many are kept; those that are about to be stored come on top */
    LiveAggregates(int most) {
        this.most = most;
    }

    /** An aggregate in memory. */
    final class Live {
        private final String id;
        private final AggregateCacheEntry<?> entry;
        private final EventSourcedAggregate<?> aggregate;
        private final Lineage lineage;

        private Live(String id, AggregateCacheEntry<?> entry, Lineage lineage) {
            this.id = id;
            this.entry = entry;
            this.aggregate = aggregateOf(entry);
            this.lineage = lineage;
        }

        String id() {
            return id;
        }

        EventSourcedAggregate<?> aggregate() {
            return aggregate;
        }

        Lineage lineage() {
            return lineage;
        }

        void goOnWith(CompletableFuture<Void> outcome) {
            lineage.goOnWith(outcome);
            // It may have been dropped since it was taken out; who comes next must know what is on its way.
            keep(this);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // as Axon declares it
    public <K, V> @Nullable V get(K id) {
        Live live = find(id);
        if (live == null) {
            return null;
        }
        if (live.lineage().isBroken()) {
            live.lineage().awaitEnd();
            drop(live);
            return null;
        }
        Decision.current().see(live);
        return (V) live.entry;
    }

    @Override
    public void put(Object id, Object value) {
        Decision decision = Decision.current();
        if (decision.hasPassedOn((String) id)) {
            return;
        }
        AggregateCacheEntry<?> entry = (AggregateCacheEntry<?>) value;
        Live before = find(id);
        if (before == null || before.aggregate() != aggregateOf(entry)) {
            Lineage lineage =
                    new Lineage(before == null ? STORED : before.lineage().latest());
            Live live = new Live((String) id, entry, lineage);
            decision.begin(live);
            keep(live);
        }
    }

    /** Axon asks for this whenever a unit of work is rolled back, also if it has changed nothing. */
    @Override
    public boolean remove(Object id) {
        Decision.current().undo((String) id);
        return true;
    }

    @Override
    public boolean putIfAbsent(Object id, Object value) {
        throw new UnsupportedOperationException("no repository does this");
    }

    @Override
    public boolean containsKey(Object id) {
        return find(id) != null;
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("nobody listens");
    }

    /** Hands out the very aggregate that the entry was made with, and looks at none of these. */
    @SuppressWarnings("NullAway")
    private static EventSourcedAggregate<?> aggregateOf(AggregateCacheEntry<?> entry) {
        return entry.recreateAggregate(null, null, null, null);
    }

    private @Nullable Live find(Object id) {
        synchronized (lives) {
            return lives.get(id);
        }
    }

    private void keep(Live live) {
        synchronized (lives) {
            lives.put(live.id(), live);
            Iterator<Live> eldest = lives.values().iterator();
            for (int tooMany = lives.size() - most; tooMany > 0; tooMany--) {
                if (eldest.next().lineage().latest().isDone()) {
                    eldest.remove();
                }
            }
        }
    }

    private void drop(Live live) {
        synchronized (lives) {
            lives.remove(live.id(), live);
        }
    }
}
