package io.skybound.query.rebuild;

import io.skybound.platform.database.SqlState;
import io.skybound.platform.processors.ProjectionLock;
import io.skybound.platform.processors.Projections.Shadow;
import io.skybound.platform.progress.Positions;
import io.skybound.platform.signals.Signals;
import io.skybound.query.readmodel.Arrival;
import io.skybound.query.readmodel.ReadModel;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The moment at which a copy takes the place of the old read model. Nothing that was shown before is missing after it. */
@Component
class Handover {

    private static final Logger log = LoggerFactory.getLogger(Handover.class);

    /** How long new events may wait while the last few are caught up with. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final RebuildRows rows;
    private final ShadowTables tables;
    private final Positions positions;
    private final JdbcTemplate jdbc;
    private final Signals signals;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Handover(
            RebuildRows rows,
            ShadowTables tables,
            Positions positions,
            JdbcTemplate jdbc,
            Signals signals,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.tables = tables;
        this.positions = positions;
        this.jdbc = jdbc;
        this.signals = signals;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** False where somebody reads, or the copy is too far behind: nothing has changed, and it can be tried again. */
    boolean tookPlace(Rebuild rebuild, ReadModel model, Shadow shadow) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                boolean done = takeItsPlace(rebuild, model, shadow);
                if (!done) {
                    status.setRollbackOnly();
                }
                return done;
            }));
        } catch (DataAccessException e) {
            boolean someoneReads = SqlState.isAny(e, Set.of(SqlState.LOCK_NOT_AVAILABLE));
            if (someoneReads) {
                return false;
            }
            throw e;
        }
    }

    /**
     * The old read model stands still while this transaction lasts. Nobody is kept waiting for long: who can't have the
     * tables at once, because somebody is reading them, lets everybody go on and tries again.
     */
    private boolean takeItsPlace(Rebuild rebuild, ReadModel model, Shadow shadow) {
        jdbc.execute("SET LOCAL lock_timeout = '2s'");
        tables.withoutVacuum(model);
        ProjectionLock.alone(model.projection(), jdbc);
        if (!coversWithin(PATIENCE, shadow, positions.segments(model.projection()))) {
            return false;
        }
        long position = Objects.requireNonNull(shadow.reached()).position().orElse(-1);
        shadow.processor().shutDown();
        ProjectionLock.alone(model.shadow(), jdbc);
        jdbc.execute("SET LOCAL lock_timeout = '300ms'");
        tables.takeTheirPlace(model);
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
    private static boolean coversWithin(Duration patience, Shadow shadow, List<Positions.Segment> old) {
        long end = System.nanoTime() + patience.toNanos();
        while (!covers(shadow.reached(), old)) {
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
}
