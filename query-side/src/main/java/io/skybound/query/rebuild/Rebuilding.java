package io.skybound.query.rebuild;

import static java.util.function.Function.identity;

import io.skybound.platform.messaging.Positions;
import io.skybound.platform.messaging.ProjectionLock;
import io.skybound.platform.messaging.Projections;
import io.skybound.platform.messaging.Projections.Shadow;
import io.skybound.platform.messaging.Signals;
import io.skybound.query.readmodel.Arrival;
import io.skybound.query.readmodel.ReadModel;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a read model anew. Each step may be the last one before the process dies: what is stored then is either still the
 * old read model, with a rebuild that goes on, or the new one with none.
 */
@Component
class Rebuilding {

    private static final Logger log = LoggerFactory.getLogger(Rebuilding.class);

    /** How long new events may wait while the last few are caught up with. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Whoever waits for the tables keeps later readers waiting, so between two tries they have their way. */
    private static final Duration READERS_FIRST = Duration.ofSeconds(1);

    private static final int MOST_ATTEMPTS = 10;

    private final Map<String, ReadModel> models;
    private final RebuildRows rows;
    private final ShadowTables tables;
    private final FastForward fastForward;
    private final Projections projections;
    private final Positions positions;
    private final Configuration axon;
    private final JdbcTemplate jdbc;
    private final Signals signals;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Rebuilding(
            List<ReadModel> models,
            RebuildRows rows,
            ShadowTables tables,
            FastForward fastForward,
            Projections projections,
            Positions positions,
            Configuration axon,
            JdbcTemplate jdbc,
            Signals signals,
            TransactionTemplate transaction,
            Clock clock) {
        this.models = models.stream().collect(Collectors.toMap(ReadModel::projection, identity()));
        this.rows = rows;
        this.tables = tables;
        this.fastForward = fastForward;
        this.projections = projections;
        this.positions = positions;
        this.axon = axon;
        this.jdbc = jdbc;
        this.signals = signals;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Goes on with the rebuild until it is over.
     *
     * @return whether it is; false if it was interrupted by {@code stopping} and somebody else must go on
     */
    boolean goOn(String id, BooleanSupplier stopping) throws InterruptedException {
        Rebuild rebuild = rows.find(id);
        if (rebuild == null || !rebuild.isRunning()) {
            return true;
        }
        ReadModel model = Objects.requireNonNull(models.get(rebuild.projection()), "no such projection");
        boolean begins = !isUnderWay(rebuild, model);
        if (begins) {
            transaction.executeWithoutResult(_ -> prepare(rebuild, model));
        }
        try (Shadow shadow = projections.shadow(model.projection(), model.shadow(), handler(model), axon)) {
            if (begins) {
                fill(model, shadow, stopping);
            }
            while (!stopping.getAsBoolean()) {
                shadow.processor().start();
                boolean itsTurn = isAlmostThere(shadow, model);
                if (itsTurn && tookItsPlace(rebuild, model, shadow)) {
                    return true;
                }
                TimeUnit.MILLISECONDS.sleep(itsTurn ? READERS_FIRST.toMillis() : 50);
            }
        }
        return false;
    }

    /** Leaves the copy without a position if it was interrupted by {@code stopping}: it must be begun again. */
    private void fill(ReadModel model, Shadow shadow, BooleanSupplier stopping) throws InterruptedException {
        TrackingToken reached = fastForward.run(model, shadow, stopping);
        if (!stopping.getAsBoolean()) {
            tables.complete(model);
            if (reached != null) {
                shadow.begin(reached);
            }
        }
    }

    /** True if it has failed too often, and is given up: the old read model stays. */
    boolean stumbled(String id, Throwable failure) {
        Rebuild rebuild = rows.find(id);
        if (rebuild == null || !rebuild.isRunning()) {
            return true;
        }
        log.warn("The rebuild of {} stumbled", rebuild.projection(), failure);
        rows.stumbled(id, failure.getClass().getSimpleName());
        if (rebuild.attempts() + 1 < MOST_ATTEMPTS) {
            return false;
        }
        transaction.executeWithoutResult(_ -> {
            ReadModel model = models.get(rebuild.projection());
            if (model != null) {
                clear(model);
                tables.drop(model);
            }
            rows.failed(id, clock.instant());
        });
        return true;
    }

    private Object handler(ReadModel model) {
        return model.handler().apply(ReadModel.NEXT);
    }

    /** As long as it has no position, nobody knows what its tables lack. */
    private boolean isUnderWay(Rebuild rebuild, ReadModel model) {
        return rebuild.prepared()
                && tables.areLikeTheOriginals(model)
                && !positions.segments(model.shadow()).isEmpty();
    }

    private void prepare(Rebuild rebuild, ReadModel model) {
        clear(model);
        tables.create(model);
        rows.prepared(rebuild.id());
    }

    /** What the processor of an earlier rebuild has left. */
    private void clear(ReadModel model) {
        jdbc.update("DELETE FROM process.token_entry WHERE processor_name = ?", model.shadow());
        jdbc.update("DELETE FROM process.dead_letter_entry WHERE processing_group = ?", model.shadow());
    }

    private boolean isAlmostThere(Shadow shadow, ReadModel model) {
        TrackingToken reached = reached(shadow);
        long position = reached == null ? -1 : reached.position().orElse(-1);
        return position >= 0 && position + 1_000 >= furthest(model) || furthest(model) < 0;
    }

    private long furthest(ReadModel model) {
        return positions.segments(model.projection()).stream()
                .mapToLong(Positions.Segment::position)
                .max()
                .orElse(-1);
    }

    private boolean tookItsPlace(Rebuild rebuild, ReadModel model, Shadow shadow) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                boolean done = takeItsPlace(rebuild, model, shadow);
                if (!done) {
                    status.setRollbackOnly();
                }
                return done;
            }));
        } catch (CannotAcquireLockException | QueryTimeoutException someoneReads) {
            return false;
        }
    }

    /**
     * The old read model stands still while this transaction lasts. Nobody is kept waiting for long: who can't have the
     * tables at once, because somebody is reading them, lets everybody go on and tries again.
     */
    private boolean takeItsPlace(Rebuild rebuild, ReadModel model, Shadow shadow) {
        jdbc.execute("SET LOCAL lock_timeout = '2s'");
        ProjectionLock.alone(model.projection(), jdbc);
        if (!coversWithin(PATIENCE, shadow, positions.segments(model.projection()))) {
            return false;
        }
        long position = Objects.requireNonNull(reached(shadow)).position().orElse(-1);
        shadow.processor().shutDown();
        ProjectionLock.alone(model.shadow(), jdbc);
        jdbc.execute("SET LOCAL lock_timeout = '300ms'");
        tables.takeTheirPlace(model);
        jdbc.update("DELETE FROM process.dead_letter_entry WHERE processing_group = ?", model.projection());
        jdbc.update(
                "UPDATE process.dead_letter_entry SET processing_group = ? WHERE processing_group = ?",
                model.projection(),
                model.shadow());
        clear(model);
        signals.notify(Arrival.CHANNEL, Signals.LOOK_AGAIN);
        rows.completed(rebuild.id(), position, clock.instant());
        log.info(
                "Rebuilt {} up to {} in {}",
                model.projection(),
                position,
                Duration.between(rebuild.requestedAt(), clock.instant()));
        return true;
    }

    /** Every event that the old one shows must be in the new one, or what is read would go backwards. */
    private boolean coversWithin(Duration patience, Shadow shadow, List<Positions.Segment> old) {
        long end = System.nanoTime() + patience.toNanos();
        while (!covers(reached(shadow), old)) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static boolean covers(@Nullable TrackingToken reached, List<Positions.Segment> old) {
        return reached != null
                && old.stream()
                        .map(segment -> WrappedToken.unwrapUpperBound(segment.token()))
                        .allMatch(token -> token == null || reached.covers(token));
    }

    /** Null as long as there is a part that has not begun. */
    private static @Nullable TrackingToken reached(Shadow shadow) {
        Map<Integer, EventTrackerStatus> segments = shadow.processor().processingStatus();
        TrackingToken reached = null;
        int begun = 0;
        for (EventTrackerStatus segment : segments.values()) {
            TrackingToken token = WrappedToken.unwrapLowerBound(segment.getTrackingToken());
            if (token != null && !segment.isErrorState()) {
                reached = reached == null ? token : reached.lowerBound(token);
                begun++;
            }
        }
        return begun == Projections.SHADOW_SEGMENTS ? reached : null;
    }
}
