package io.skybound.query.operations;

import io.skybound.platform.processors.DeadLetters;
import io.skybound.platform.progress.Positions;
import io.skybound.platform.progress.Positions.Segment;
import io.skybound.query.operations.ProjectionView.Lag;
import io.skybound.query.operations.ProjectionView.Part;
import io.skybound.query.operations.ProjectionView.RebuildView;
import io.skybound.query.operations.ProjectionView.Status;
import io.skybound.query.readmodel.ReadModel;
import io.skybound.query.rebuild.Rebuild;
import io.skybound.query.rebuild.Rebuilds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says how a projection is doing, by what all processes have stored. */
@Component
class ProjectionStatus {

    /** So many events are a moment's work. */
    private static final long KEEPING_UP = 1_000;

    private final Positions positions;
    private final DeadLetters letters;
    private final Rebuilds rebuilds;
    private final EventStore events;
    private final Clock clock;

    ProjectionStatus(Positions positions, DeadLetters letters, Rebuilds rebuilds, EventStore events, Clock clock) {
        this.positions = positions;
        this.letters = letters;
        this.rebuilds = rebuilds;
        this.events = events;
        this.clock = clock;
    }

    ProjectionView of(ReadModel model) {
        TrackingToken headToken = events.createHeadToken();
        long head = headToken == null ? -1 : Math.max(-1, headToken.position().orElse(-1));
        List<Segment> segments = positions.segments(model.projection());
        Segment last = segments.stream()
                .min(Comparator.comparingLong(Segment::position))
                .orElse(null);
        long position = last == null ? -1 : last.position();
        Lag lag = lag(head, position, last == null ? null : last.token());
        String failure = lag.events() > 0 ? positions.failure(model.projection()) : null;
        RebuildView rebuild = rebuild(model, head);
        RebuildView running = rebuild != null && rebuild.status().equals("running") ? rebuild : null;
        return new ProjectionView(
                model.projection(),
                running != null ? running.position() : position,
                head,
                running != null ? running.percent() : percent(position, head),
                running != null ? Status.REBUILDING : status(segments, failure, lag),
                failure,
                lag,
                letters.count(model.projection()),
                segments.stream()
                        .map(part -> new Part(part.id(), part.position(), part.owner()))
                        .toList(),
                rebuild);
    }

    private Status status(List<Segment> segments, @Nullable String failure, Lag lag) {
        Instant now = clock.instant();
        if (segments.isEmpty() || segments.stream().noneMatch(segment -> segment.isClaimed(now))) {
            return Status.STOPPED;
        }
        if (failure != null) {
            return Status.FAILING;
        }
        return lag.events() > KEEPING_UP ? Status.CATCHING_UP : Status.RUNNING;
    }

    private Lag lag(long head, long position, @Nullable TrackingToken token) {
        long behind = Math.max(0, head - position);
        if (behind == 0) {
            return new Lag(0, 0);
        }
        TrackingToken from = token == null ? null : WrappedToken.unwrapLowerBound(token);
        try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(from)) {
            Instant waiting = stream.hasNextAvailable(200, TimeUnit.MILLISECONDS)
                    ? stream.nextAvailable().getTimestamp()
                    : clock.instant();
            return new Lag(
                    behind,
                    Math.max(0, Duration.between(waiting, clock.instant()).toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Lag(behind, 0);
        }
    }

    private @Nullable RebuildView rebuild(ReadModel model, long head) {
        Rebuild latest = rebuilds.latest(model.projection());
        if (latest == null) {
            return null;
        }
        long position = latest.isRunning()
                ? positions.segments(model.shadow()).stream()
                        .mapToLong(Segment::position)
                        .min()
                        .orElse(-1)
                : latest.position() == null ? -1 : latest.position();
        return new RebuildView(
                latest.id(),
                latest.status().name().toLowerCase(Locale.ROOT),
                position,
                latest.status() == Rebuild.Status.COMPLETED ? 100 : percent(position, head),
                latest.requestedBy(),
                latest.requestedAt(),
                latest.finishedAt(),
                latest.failure());
    }

    private static int percent(long position, long head) {
        return head < 0 || position >= head ? 100 : (int) Math.max(0, position * 100 / Math.max(1, head));
    }
}
