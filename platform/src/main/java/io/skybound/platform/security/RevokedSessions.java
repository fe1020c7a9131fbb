package io.skybound.platform.security;

import io.skybound.platform.signals.Signals;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sessions that ended before their access tokens did. Known here at once, and by other replicas as soon as the signal
 * reaches them. Should it get lost, within a second: each asks the table {@code identity.revoked_session} for what is
 * new, so that no request has to.
 */
public final class RevokedSessions implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RevokedSessions.class);

    /** Rows are stamped when they are written and seen when they are committed: look back far enough to miss none. */
    private static final Duration OVERLAP = Duration.ofSeconds(60);

    private static final Duration BETWEEN_PRUNINGS = Duration.ofMinutes(5);

    private static final String CHANNEL = "revoked_sessions";

    private record Row(String sessionId, Instant expiresAt, Instant revokedAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration poll;
    private final Signals signals;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Map<String, Instant> revoked = new ConcurrentHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    private Instant seen = Instant.EPOCH;
    private Instant nextPruning = Instant.EPOCH;
    private boolean failing;
    private @Nullable ScheduledExecutorService poller;

    RevokedSessions(JdbcClient jdbc, Clock clock, Duration poll, Signals signals) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.poll = poll;
        this.signals = signals;
        var _ = signals.listen(CHANNEL, signal -> refreshSoon());
    }

    /**
     * Ends a session everywhere. Part of the caller's transaction, if there is one.
     *
     * @param until when the last access token of the session expires by itself
     */
    public void revoke(String sessionId, Instant until) {
        jdbc.sql("""
                        insert into identity.revoked_session (session_id, expires_at, revoked_at)
                        values (?, ?, clock_timestamp()) on conflict (session_id) do nothing""").params(sessionId, Timestamp.from(until)).update();
        signals.notify(CHANNEL, sessionId);
        remember(sessionId, until);
    }

    public boolean isRevoked(@Nullable String sessionId) {
        return sessionId != null && revoked.containsKey(sessionId);
    }

    /** Calls back with the id of each session that ends, on whichever replica, so that its streams can be closed. */
    public AutoCloseable onRevoked(Consumer<String> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public synchronized void start() {
        refresh();
        poller = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("revoked-sessions").factory());
        var unused =
                poller.scheduleWithFixedDelay(this::refresh, poll.toMillis(), poll.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (poller != null) {
            poller.shutdownNow();
            poller = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return poller != null;
    }

    /** Before the web server, so that no request is let in by a replica that has not looked yet. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** Not in the thread that passes signals on; several signals are answered by one look. */
    private synchronized void refreshSoon() {
        if (poller != null && asked.compareAndSet(false, true)) {
            poller.execute(this::refresh);
        }
    }

    synchronized void refresh() {
        asked.set(false);
        try {
            fetch();
            prune();
            if (failing) {
                log.info("Ended sessions are known again");
            }
            failing = false;
        } catch (DataAccessException e) {
            if (!failing) {
                log.warn(
                        "Ended sessions of other replicas can't be read: {}",
                        e.getClass().getSimpleName());
            }
            failing = true;
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again, and then nobody would notice logouts.
            log.error("Ended sessions can't be read", e);
        }
    }

    private void fetch() {
        List<Row> rows = jdbc.sql("""
                        select session_id, expires_at, revoked_at from identity.revoked_session
                        where revoked_at > ? and expires_at > ?""")
                .params(Timestamp.from(lookBack()), Timestamp.from(clock.instant()))
                .query((row, n) -> new Row(
                        row.getString(1),
                        row.getTimestamp(2).toInstant(),
                        row.getTimestamp(3).toInstant()))
                .list();
        for (Row row : rows) {
            remember(row.sessionId(), row.expiresAt());
            if (row.revokedAt().isAfter(seen)) {
                seen = row.revokedAt();
            }
        }
    }

    private Instant lookBack() {
        return seen.equals(Instant.EPOCH) ? seen : seen.minus(OVERLAP);
    }

    private void prune() {
        Instant now = clock.instant();
        if (now.isBefore(nextPruning)) {
            return;
        }
        nextPruning = now.plus(BETWEEN_PRUNINGS);
        revoked.values().removeIf(now::isAfter);
        jdbc.sql("delete from identity.revoked_session where expires_at < ?")
                .param(Timestamp.from(now))
                .update();
    }

    private void remember(String sessionId, Instant until) {
        if (revoked.put(sessionId, until) == null) {
            listeners.forEach(listener -> tell(listener, sessionId));
        }
    }

    private static void tell(Consumer<String> listener, String sessionId) {
        try {
            listener.accept(sessionId);
        } catch (RuntimeException e) {
            log.warn("A listener failed when a session ended", e);
        }
    }
}
