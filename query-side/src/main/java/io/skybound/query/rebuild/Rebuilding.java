package io.skybound.query.rebuild;

import static java.util.function.Function.identity;

import io.skybound.platform.processors.Projections;
import io.skybound.platform.processors.Projections.Shadow;
import io.skybound.platform.progress.Positions;
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
import org.axonframework.eventhandling.TrackingToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a read model anew. Each step may be the last one before the process dies: what is stored then is either still the
 * old read model, with a rebuild that goes on, or the new one with none.
 */
@Component
class Rebuilding {

    private static final Logger log = LoggerFactory.getLogger(Rebuilding.class);

    /** Whoever waits for the tables keeps later readers waiting, so between two tries they have their way. */
    private static final Duration READERS_FIRST = Duration.ofSeconds(1);

    private static final int MOST_ATTEMPTS = 10;

    private final Map<String, ReadModel> models;
    private final RebuildRows rows;
    private final ShadowTables tables;
    private final FastForward fastForward;
    private final Handover handover;
    private final Projections projections;
    private final Positions positions;
    private final Configuration axon;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Rebuilding(
            List<ReadModel> models,
            RebuildRows rows,
            ShadowTables tables,
            FastForward fastForward,
            Handover handover,
            Projections projections,
            Positions positions,
            Configuration axon,
            TransactionTemplate transaction,
            Clock clock) {
        this.models = models.stream().collect(Collectors.toMap(ReadModel::projection, identity()));
        this.rows = rows;
        this.tables = tables;
        this.fastForward = fastForward;
        this.handover = handover;
        this.projections = projections;
        this.positions = positions;
        this.axon = axon;
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
                if (itsTurn && handover.tookPlace(rebuild, model, shadow)) {
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
        tables.create(model);
        rows.prepared(rebuild.id());
    }

    private boolean isAlmostThere(Shadow shadow, ReadModel model) {
        TrackingToken reached = shadow.reached();
        long position = reached == null ? -1 : reached.position().orElse(-1);
        return position >= 0 && position + 1_000 >= furthest(model) || furthest(model) < 0;
    }

    private long furthest(ReadModel model) {
        return positions.segments(model.projection()).stream()
                .mapToLong(Positions.Segment::position)
                .max()
                .orElse(-1);
    }
}
