package io.skybound.platform.eventstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.jspecify.annotations.Nullable;

/**
 * The newest events, as this process has stored them: whoever reads at the end of the stream gets from here what the
 * store would answer. What one process stores in turn is numbered without a gap; so where the next number is not here,
 * somebody else has stored something or a number went to waste, and only the store can tell.
 */
final class Tail {
    private static final int MOST = 10_000;
    private static final long NOWHERE = -2;

    private final long trustNanos;
    private final NavigableMap<Long, TrackedEventData<?>> events = new TreeMap<>();
    private long end = NOWHERE;
    private long endSeenAt;
    private long changes;

    /** @param trust so long may what another process stored go unseen, if nobody tells of it */
    Tail(Duration trust) {
        this.trustNanos = trust.toNanos();
    }

    /** A look at the store that has begun. */
    record Look(long changesBefore, long begun) {}

    /** In the order of their numbers, without a gap; null if only the store can tell. */
    synchronized @Nullable List<TrackedEventData<?>> after(long position, int most) {
        List<TrackedEventData<?>> found = new ArrayList<>();
        long last = position;
        for (var event : events.tailMap(position, false).entrySet()) {
            if (event.getKey() != last + 1 || found.size() == most) {
                break;
            }
            found.add(event.getValue());
            last = event.getKey();
        }
        boolean known = !found.isEmpty() || (position == end && System.nanoTime() - endSeenAt <= trustNanos);
        return known ? found : null;
    }

    /** What this process has just committed, and the numbers that it was given. */
    synchronized void add(List<EventRow> stored, List<Long> numbers) {
        changes++;
        for (int i = 0; i < numbers.size(); i++) {
            long number = numbers.get(i);
            events.put(number, stored.get(i).at(GapAwareTrackingToken.newInstance(number, Set.of())));
            end = number == end + 1 ? number : NOWHERE;
        }
        while (events.size() > MOST) {
            events.pollFirstEntry();
        }
    }

    synchronized Look look() {
        return new Look(changes, System.nanoTime());
    }

    /** The store has nothing after that position. */
    synchronized void endsAt(long position, Look look) {
        if (look.changesBefore() == changes) {
            end = position;
            endSeenAt = look.begun();
        }
    }

    /** Something may have been stored that is not here. */
    synchronized void lookAgain() {
        changes++;
        end = NOWHERE;
    }
}
