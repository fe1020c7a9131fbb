package io.skybound.platform.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.Refused;
import io.skybound.platform.testing.Counters;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryOfConflictsTest {
    final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    final RetryOfConflicts retry = new RetryOfConflicts(timer, RandomGenerator.getDefault());
    final Semaphore dispatched = new Semaphore(0);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void sendsAgainAfterAConflict() throws InterruptedException {
        assertThat(retries(new ConcurrencyException("another was faster"), 1)).isTrue();
        assertThat(dispatched.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void sendsAgainAfterADeadlockOrASerializationFailureHoweverDeep() {
        assertThat(retries(new EventStoreException("", sql("40P01")), 1)).isTrue();
        assertThat(retries(new CommandExecutionException("", new EventStoreException("", sql("40001"))), 1))
                .isTrue();
        BatchUpdateException batch = new BatchUpdateException();
        batch.setNextException(sql("40P01"));
        assertThat(retries(new EventStoreException("", batch), 1)).isTrue();
    }

    @Test
    void givesUpAfterFive() {
        assertThat(retries(new ConcurrencyException(""), 5)).isTrue();
        assertThat(retries(new ConcurrencyException(""), 6)).isFalse();
    }

    @Test
    void takesARefusalForAnAnswer() {
        assertThat(retries(new Refused(new Counters.NoRoomLeft()), 1)).isFalse();
    }

    @Test
    void leavesEveryOtherFailureAlone() {
        assertThat(retries(new IllegalStateException(), 1)).isFalse();
        assertThat(retries(new EventStoreException("", sql("57014")), 1)).isFalse();
        assertThat(retries(new AggregateStreamCreationException("twice", new SQLException()), 1))
                .isFalse();
    }

    @Test
    void waitsLongerEachTimeAndNeverTheSame() {
        for (int attempt = 1; attempt <= 5; attempt++) {
            long longest = 10L << (attempt - 1);
            assertThat(retry.pauseMillis(attempt)).isBetween(longest / 2, longest);
        }
    }

    private boolean retries(RuntimeException failure, int failedAttempts) {
        return retry.scheduleRetry(
                GenericCommandMessage.asCommandMessage("count"),
                failure,
                failures(failedAttempts),
                dispatched::release);
    }

    @SuppressWarnings("unchecked")
    private static List<Class<? extends Throwable>[]> failures(int count) {
        return Collections.nCopies(count, (Class<? extends Throwable>[]) new Class<?>[] {RuntimeException.class});
    }

    private static SQLException sql(String state) {
        return new SQLException("", state);
    }
}
