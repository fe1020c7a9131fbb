package io.skybound.platform.idempotency;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table of named requests. Every call is one statement of its own: nothing holds a connection while a request runs.
 * Time is the database's, so that replicas agree on when a lease ends.
 */
final class IdempotentRequests {

    /** What came of trying to get hold of a name. */
    sealed interface Outcome {
        /** It is ours to do. */
        record Claimed(UUID claim) implements Outcome {}

        /** It has been done. */
        record Done(Answer answer) implements Outcome {}

        /** It is being done. */
        record Running() implements Outcome {}

        /** The name belongs to another request. */
        record Reused() implements Outcome {}
    }

    private record Row(byte[] fingerprint, @Nullable Answer answer) {}

    private static final Logger log = LoggerFactory.getLogger(IdempotentRequests.class);
    private static final Duration BETWEEN_PRUNINGS = Duration.ofHours(1);

    private final AtomicLong lastPruning = new AtomicLong(System.nanoTime() - BETWEEN_PRUNINGS.toNanos());
    private final JdbcClient jdbc;
    private final IdempotencyProperties properties;

    IdempotentRequests(JdbcClient jdbc, IdempotencyProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** Takes hold of the name. An hour's first claim also clears the table of old answers, on the side. */
    Outcome claim(String caller, String key, byte[] fingerprint) {
        long last = lastPruning.get();
        long now = System.nanoTime();
        if (now - last > BETWEEN_PRUNINGS.toNanos() && lastPruning.compareAndSet(last, now)) {
            Thread.ofVirtual().name("idempotency-pruning").start(this::prune);
        }
        UUID claim = UUID.randomUUID();
        if (insert(caller, key, fingerprint, claim)) {
            return new Outcome.Claimed(claim);
        }
        return find(caller, key)
                .map(row -> outcome(row, fingerprint))
                // Given up or pruned just now: whoever asks again will get it.
                .orElseGet(Outcome.Running::new);
    }

    /** Keeps the answer, unless the lease has passed on to somebody else. */
    void finish(String caller, String key, UUID claim, Answer answer) {
        jdbc.sql("""
                        update events.idempotent_request
                        set status = ?, content_type = ?, location = ?, etag = ?, body = ?
                        where caller = ? and key = ? and claim = ?""")
                .param(answer.status())
                .param(answer.contentType())
                .param(answer.location())
                .param(answer.etag())
                .param(answer.body())
                .param(caller)
                .param(key)
                .param(claim)
                .update();
    }

    /** Gives the name back, as if it had never been used. */
    void release(String caller, String key, UUID claim) {
        jdbc.sql("""
                        delete from events.idempotent_request
                        where caller = ? and key = ? and claim = ? and status is null""").params(caller, key, claim).update();
    }

    void prune() {
        try {
            deleteOld();
        } catch (DataAccessException e) {
            log.warn("Old answers stay for another hour: {}", e.getClass().getSimpleName());
        }
    }

    private int deleteOld() {
        return jdbc.sql(
                        "delete from events.idempotent_request where created_at < clock_timestamp() - make_interval(secs => ?)")
                .param(seconds(properties.kept()))
                .update();
    }

    /**
     * Also takes over the same request's unfinished row once its lease has ended. The commit does not wait for the disk:
     * what the request writes comes after it, and is lost, too, if the claim is; where it has left events elsewhere, they are
     * found when it is repeated, as their aggregate's id comes from the key.
     */
    private boolean insert(String caller, String key, byte[] fingerprint, UUID claim) {
        return jdbc.sql("""
                        insert into events.idempotent_request as r
                            (caller, key, fingerprint, claim, lease_until, created_at)
                        values (?, ?, ?, ?, clock_timestamp() + make_interval(secs => ?), clock_timestamp())
                        on conflict (caller, key) do update
                            set claim = excluded.claim, lease_until = excluded.lease_until
                            where r.status is null and r.lease_until < clock_timestamp()
                                and r.fingerprint = excluded.fingerprint
                        returning set_config('synchronous_commit', 'off', true)""")
                .params(caller, key, fingerprint, claim, seconds(properties.lease()))
                .query(String.class)
                .optional()
                .isPresent();
    }

    private Optional<Row> find(String caller, String key) {
        return jdbc.sql("""
                        select fingerprint, status, content_type, location, etag, body
                        from events.idempotent_request where caller = ? and key = ?""").params(caller, key).query((row, n) -> row(row)).optional();
    }

    private static Outcome outcome(Row row, byte[] fingerprint) {
        if (!MessageDigest.isEqual(row.fingerprint(), fingerprint)) {
            return new Outcome.Reused();
        }
        Answer answer = row.answer();
        return answer == null ? new Outcome.Running() : new Outcome.Done(answer);
    }

    private static Row row(ResultSet row) throws SQLException {
        int status = row.getInt("status");
        Answer answer = row.wasNull()
                ? null
                : new Answer(
                        status,
                        row.getString("content_type"),
                        row.getString("location"),
                        row.getString("etag"),
                        row.getBytes("body"));
        return new Row(row.getBytes("fingerprint"), answer);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
