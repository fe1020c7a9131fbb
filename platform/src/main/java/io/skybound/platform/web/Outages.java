package io.skybound.platform.web;

import io.skybound.platform.messaging.CommandFailure;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;

/** Tells failures that pass by themselves (database away, pool exhausted, too slow) from bugs. */
final class Outages {

    private Outages() {}

    /** When to try again, or null if that would not help. */
    static @Nullable Duration retryAfter(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (passes(t)) {
                return Duration.ofSeconds(isBusy(t) ? 1 : 2);
            }
        }
        return null;
    }

    /** Types only: messages of databases quote values. */
    static String summary(Throwable failure) {
        StringBuilder chain = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            chain.append(chain.isEmpty() ? "" : " < ").append(t.getClass().getSimpleName());
            if (t instanceof SQLException sql) {
                chain.append(" (SQLState ").append(sql.getSQLState()).append(')');
            }
        }
        return chain.toString();
    }

    private static boolean passes(Throwable t) {
        return isBusy(t)
                || t instanceof DataAccessResourceFailureException
                || t instanceof RecoverableDataAccessException
                || t instanceof CannotCreateTransactionException
                || t instanceof SQLRecoverableException
                || (t instanceof SQLException sql && isOutage(sql.getSQLState()))
                || isFromAxonServer(t)
                || isToldFromAfar(t);
    }

    private static boolean isBusy(Throwable t) {
        return t instanceof TimeoutException
                || t instanceof AsyncRequestTimeoutException
                || t instanceof TransientDataAccessException
                || t instanceof SQLTransientException
                || t instanceof ConcurrencyException
                || t instanceof RejectedExecutionException
                // Nothing of it was stored. Seen when the connection broke within the transaction.
                || t instanceof UnexpectedRollbackException;
    }

    /** 08 connection, 40 rollback, 53 resources, 55P03 lock, 57 operator (shutdown, cancel by timeout), 58 system. */
    private static boolean isOutage(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("40")
                        || state.startsWith("53")
                        || state.startsWith("57")
                        || state.startsWith("58")
                        || state.equals("55P03")
                        // Read-only: a standby that is about to be promoted.
                        || state.equals("25006"));
    }

    /** What failed in another process is told in the details. */
    private static boolean isToldFromAfar(Throwable t) {
        return t instanceof CommandExecutionException e
                && e.getDetails().orElse(null) instanceof CommandFailure why
                && (why == CommandFailure.OUTAGE || why == CommandFailure.CONFLICT);
    }

    /** The connector is not on every class path, so its exceptions are told by where they live. */
    private static boolean isFromAxonServer(Throwable t) {
        return t.getClass().getName().startsWith("io.grpc.Status")
                || t.getClass().getName().startsWith("io.axoniq.axonserver.")
                || t instanceof NoHandlerForCommandException
                || t instanceof NoHandlerForQueryException
                || t.getClass().getSimpleName().equals("AxonServerCommandDispatchException")
                || t.getClass().getSimpleName().equals("AxonServerQueryDispatchException");
    }
}
