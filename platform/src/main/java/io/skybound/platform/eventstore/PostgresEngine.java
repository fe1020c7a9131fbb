package io.skybound.platform.eventstore;

import com.zaxxer.hikari.HikariDataSource;
import io.skybound.platform.database.SidePool;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Axon's engine for PostgreSQL, with appends of our own: they are gathered, and durable when the call returns. Only who is
 * in a transaction already appends within it. As all commit in the order of their numbers, readers need no memory of gaps.
 */
final class PostgresEngine extends JdbcEventStorageEngine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Serializer tolerant;
    private final JdbcTemplate jdbc;
    private final HikariDataSource own;
    private final Tail tail;
    private final Appender appender;

    /**
     * @param tolerant reads the stream of all events, past those of unknown type; an aggregate's own are read strictly
     * @param lookout so long may what another process appended go unseen, if nobody {@linkplain #lookAgain tells} of it
     */
    PostgresEngine(Builder builder, Serializer tolerant, DataSource database, Duration lookout) throws SQLException {
        super(builder);
        this.tolerant = tolerant;
        this.jdbc = new JdbcTemplate(database);
        // Whoever waits for an append may hold a connection of the pool. One of these is in use; the second is for
        // looking what
        // became of an append of the first.
        this.own = SidePool.beside(database, "appends", 2);
        this.tail = new Tail(lookout);
        this.appender = new Appender(own, PATIENCE, tail);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        List<EventRow> rows =
                events.stream().map(event -> EventRow.of(event, serializer)).toList();
        try {
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                join(rows);
            } else {
                append(rows);
            }
        } catch (CompletionException e) {
            if (e.getCause() instanceof SQLTransactionRollbackException baseless) {
                throw new ConcurrencyException("What it was decided on was not stored", baseless);
            }
            handlePersistenceException((SQLException) e.getCause(), events.getFirst());
        } catch (DataAccessException e) {
            handlePersistenceException(e, events.getFirst());
        }
    }

    private void append(List<EventRow> events) {
        if (!CurrentUnitOfWork.isStarted()) {
            UnitOfEvents unit = new UnitOfEvents(events, List.of());
            appender.append(unit);
            unit.outcome().join();
            return;
        }
        Decision decision = Decision.current();
        UnitOfEvents unit = new UnitOfEvents(events, decision.lineages());
        appender.append(unit);
        decision.goOnWith(unit.outcome());
        unit.outcome().join();
    }

    /** From here until the caller commits, nobody else appends anything: append last. */
    private void join(List<EventRow> events) {
        if (CurrentUnitOfWork.isStarted()) {
            Decision.current().forget();
        }
        List<Long> numbers = Objects.requireNonNull(
                jdbc.execute((ConnectionCallback<List<Long>>) connection -> EventTable.insert(connection, events)));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                tail.add(events, numbers);
            }
        });
    }

    /** Another process has appended something, or may have. */
    void lookAgain() {
        tail.lookAgain();
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken position, boolean mayBlock) {
        return EventUtils.upcastAndDeserializeTrackedEvents(readEventData(position, mayBlock), tolerant, upcasterChain);
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int page) {
        GapAwareTrackingToken token = (GapAwareTrackingToken) last;
        long after = token == null ? -1 : token.getIndex();
        if (token != null && token.hasGaps()) {
            List<TrackedEventData<?>> events = new ArrayList<>(filled(token));
            events.addAll(stored(after, page));
            return events;
        }
        List<TrackedEventData<?>> newest = tail.after(after, page);
        return newest == null ? look(after, page) : newest;
    }

    private List<TrackedEventData<?>> look(long after, int page) {
        Tail.Look look = tail.look();
        List<TrackedEventData<?>> events = stored(after, page);
        if (events.size() < page) {
            tail.endsAt(events.isEmpty() ? after : number(events.getLast()), look);
        }
        return events;
    }

    private List<TrackedEventData<?>> stored(long after, int page) {
        return jdbc.query(
                EventRow.SELECT + " WHERE global_index > ? ORDER BY global_index LIMIT ?",
                (row, _) ->
                        EventRow.of(row).at(GapAwareTrackingToken.newInstance(row.getLong("global_index"), Set.of())),
                after,
                page);
    }

    /** Gaps were left by a release whose commits overtook each other. What has not filled them by now never will. */
    private List<TrackedEventData<?>> filled(GapAwareTrackingToken token) {
        Long[] gaps = token.getGaps().toArray(Long[]::new);
        return jdbc.query(
                EventRow.SELECT + " WHERE global_index = ANY (?) ORDER BY global_index",
                (row, _) -> EventRow.of(row).at(token.withGapsTruncatedAt(row.getLong("global_index") + 1)),
                (Object) gaps);
    }

    private static long number(TrackedEventData<?> event) {
        return ((GapAwareTrackingToken) event.trackingToken()).getIndex();
    }

    /** What has begun ends; what comes later fails. */
    @Override
    public void close() {
        appender.close();
        own.close();
    }
}
