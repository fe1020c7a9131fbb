package io.skybound.platform.processors;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every batch of a projection holds its lock together with the other batches; whoever needs to be alone with the
 * projection's tables takes it for themselves. It lasts until the end of the transaction, on all replicas.
 */
public final class ProjectionLock {
    private static final String KEY = "(hashtextextended('projection ' || ?, 0))";

    private ProjectionLock() {}

    /** Waits until no batch is under way, and keeps new ones waiting until the transaction at hand ends. */
    public static void alone(String projection, JdbcTemplate jdbc) {
        jdbc.query("SELECT pg_advisory_xact_lock" + KEY, row -> {}, projection);
    }

    /**
     * Also lets the batch commit without waiting for the disk: rows and token are of one transaction, so what a crash of
     * the database takes back is projected again from events that are safe. And statements are planned once, not anew for
     * each batch, since what they do is the same for one row and for many.
     */
    private static void share(String projection, JdbcTemplate jdbc) {
        jdbc.query(
                "SELECT pg_advisory_xact_lock_shared" + KEY + ", set_config('synchronous_commit', 'off', true)"
                        + ", set_config('plan_cache_mode', 'force_generic_plan', true)",
                row -> {},
                projection);
    }

    /** Takes the lock before a batch's first event. */
    record Shared(String projection, JdbcTemplate jdbc) implements MessageHandlerInterceptor<EventMessage<?>> {
        @Override
        public @Nullable Object handle(UnitOfWork<? extends EventMessage<?>> batch, InterceptorChain chain)
                throws Exception {
            batch.root().getOrComputeResource(ProjectionLock.class.getName(), _ -> {
                share(projection, jdbc);
                return true;
            });
            return chain.proceed();
        }
    }
}
