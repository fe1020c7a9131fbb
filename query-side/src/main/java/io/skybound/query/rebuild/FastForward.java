package io.skybound.query.rebuild;

import io.skybound.api.StoredTypes;
import io.skybound.api.StoredTypes.StoredType;
import io.skybound.platform.eventstore.PastEvents;
import io.skybound.platform.eventstore.PastEvents.Share;
import io.skybound.platform.processors.Projections.Shadow;
import io.skybound.platform.progress.Positions;
import io.skybound.platform.progress.Positions.Segment;
import io.skybound.query.readmodel.ReadModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Fills the empty copy of a read model with all of history that the old one has seen, before the copy's processor goes on
 * from there. Events about one row come together, so that it is written once, and several shares of the rows are filled
 * at the same time. Not where the events are elsewhere: then the processor begins with the first one.
 */
@Component
class FastForward {

    private static final int SHARES = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
    /** Of all models together: each holds a connection to read with and another to write with, and requests need some. */
    private static final int SHARES_AT_ONCE = 8;

    private final @Nullable PastEvents past;
    private final Positions positions;
    private final Semaphore turns = new Semaphore(SHARES_AT_ONCE);

    FastForward(ObjectProvider<PastEvents> past, Positions positions) {
        this.past = past.getIfAvailable();
        this.positions = positions;
    }

    /**
     * @return how far it has come, null if nothing is filled in; of no use if it was interrupted by {@code stopping}
     */
    @Nullable
    TrackingToken run(ReadModel model, Shadow shadow, BooleanSupplier stopping) throws InterruptedException {
        TrackingToken seen = seenByAll(model);
        if (past == null || seen == null) {
            return null;
        }
        List<String> without = StoredTypes.all().stream()
                .filter(type -> !shadow.cares(type.type()))
                .map(StoredType::name)
                .toList();
        int shares = model.together() == null ? 1 : SHARES;
        List<Share> work = IntStream.range(0, shares)
                .mapToObj(i -> new Share(seen.position().orElseThrow(), without, model.together(), i, shares))
                .toList();
        fill(past, work, shadow, stopping);
        return seen;
    }

    private void fill(PastEvents past, List<Share> work, Shadow shadow, BooleanSupplier stopping)
            throws InterruptedException {
        List<Future<?>> filling = new ArrayList<>();
        for (Share share : work) {
            filling.add(shadow.threads().submit(() -> {
                fill(past, share, shadow, stopping);
                return true;
            }));
        }
        try {
            for (Future<?> share : filling) {
                share.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A share of history could not be filled in", e.getCause());
        } finally {
            filling.forEach(share -> share.cancel(true));
        }
    }

    private void fill(PastEvents past, Share share, Shadow shadow, BooleanSupplier stopping)
            throws InterruptedException {
        turns.acquire();
        try {
            past.read(share, events -> {
                shadow.handle(events);
                return !stopping.getAsBoolean() && !Thread.currentThread().isInterrupted();
            });
        } finally {
            turns.release();
        }
    }

    /** All events up to it are there and have been seen; null if there is no such position yet. */
    private @Nullable TrackingToken seenByAll(ReadModel model) {
        List<Segment> segments = positions.segments(model.projection());
        List<TrackingToken> seen = segments.stream()
                .flatMap(segment -> Stream.ofNullable(withoutGaps(WrappedToken.unwrapLowerBound(segment.token()))))
                .toList();
        return seen.size() < segments.size()
                ? null
                : seen.stream()
                        .min(Comparator.comparingLong(token -> token.position().orElseThrow()))
                        .filter(token -> token.position().orElseThrow() >= 0)
                        .orElse(null);
    }

    private static @Nullable TrackingToken withoutGaps(@Nullable TrackingToken token) {
        return switch (token) {
            case GapAwareTrackingToken gaps ->
                GapAwareTrackingToken.newInstance(
                        gaps.hasGaps() ? gaps.getGaps().first() - 1 : gaps.getIndex(), Set.of());
            case GlobalSequenceTrackingToken simple -> simple;
            case null, default -> null;
        };
    }
}
