package io.skybound.platform.commands;

import io.skybound.api.Refused;
import io.skybound.platform.database.SqlState;
import io.skybound.platform.messaging.CommandFailure;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.RetryScheduler;

/**
 * Sends a command again if, and only if, it failed because another one was faster: a conflict on an aggregate, a
 * deadlock, a serialization failure. A refusal is an answer and is never asked for twice.
 */
final class RetryOfConflicts implements RetryScheduler {
    static final int MAX_RETRIES = 5;
    private static final long FIRST_PAUSE_MILLIS = 10;
    private static final Set<String> PASSING = Set.of(SqlState.DEADLOCK, SqlState.SERIALIZATION_FAILURE);

    private final ScheduledExecutorService timer;
    private final RandomGenerator random;

    RetryOfConflicts(ScheduledExecutorService timer, RandomGenerator random) {
        this.timer = timer;
        this.random = random;
    }

    @Override
    public boolean scheduleRetry(
            @SuppressWarnings("rawtypes") CommandMessage command,
            RuntimeException failure,
            List<Class<? extends Throwable>[]> failures,
            Runnable dispatch) {
        if (failures.size() > MAX_RETRIES || !isConflict(failure)) {
            return false;
        }
        var _ = timer.schedule(dispatch, pauseMillis(failures.size()), TimeUnit.MILLISECONDS);
        return true;
    }

    /** Doubles from 10 to 160 ms, half of it by chance: those who collided shall not meet again. */
    long pauseMillis(int failedAttempts) {
        long longest = FIRST_PAUSE_MILLIS << Math.clamp(failedAttempts - 1, 0, MAX_RETRIES - 1);
        return longest / 2 + random.nextLong(longest / 2 + 1);
    }

    private static boolean isConflict(Throwable failure) {
        if (Refused.reasonOf(failure) != null) {
            return false;
        }
        return CommandFailure.of(failure) == CommandFailure.CONFLICT || SqlState.isAny(failure, PASSING);
    }
}
