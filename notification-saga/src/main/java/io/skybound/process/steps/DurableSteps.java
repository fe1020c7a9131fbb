package io.skybound.process.steps;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import io.skybound.platform.observability.Traces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The commands of a batch of events are in flight together, and are awaited before the batch commits: what is done then
 * is durable. What is not done in time, or failed, is kept in the batch's own transaction, so it is never lost and a slow
 * gateway holds up nobody else.
 */
@Component
class DurableSteps implements Steps {

    private static final String IN_FLIGHT = DurableSteps.class.getName();
    private static final String WAKE = IN_FLIGHT + ".wake";

    private final CommandAttempts attempts;
    private final Scheduler scheduler;
    private final StuckSteps stuck;
    private final Serializer serializer;
    private final Clock clock;
    private final Traces traces;
    private final Duration patience;

    DurableSteps(
            CommandAttempts attempts,
            Scheduler scheduler,
            StuckSteps stuck,
            Serializer serializer,
            Clock clock,
            Traces traces,
            @Value("${skybound.process.patience:300ms}") Duration patience) {
        this.attempts = attempts;
        this.scheduler = scheduler;
        this.stuck = stuck;
        this.serializer = serializer;
        this.clock = clock;
        this.traces = traces;
        this.patience = patience;
    }

    private record InFlight(String bookingId, CommandMessage<?> command, CompletableFuture<Void> outcome) {}

    @Override
    public void send(String bookingId, Object command) {
        CommandMessage<?> message = traces.carry(GenericCommandMessage.asCommandMessage(command));
        inFlight().add(new InFlight(bookingId, message, attempts.send(message)));
    }

    @Override
    public void sendAt(String name, Instant due, String bookingId, Object command) {
        CommandMessage<?> message = traces.carry(GenericCommandMessage.asCommandMessage(command));
        keep(name, due, KeptStep.of(bookingId, message, 0, serializer));
    }

    @Override
    public void giveUp(String name, String bookingId, Object command, int attempts, String reason) {
        CommandMessage<?> message = traces.carry(GenericCommandMessage.asCommandMessage(command));
        stuck.record(name, KeptStep.of(bookingId, message, attempts, serializer), reason);
    }

    @Override
    public void solved(String name) {
        stuck.forget(name);
    }

    @Override
    public void callOff(String name) {
        try {
            scheduler.cancel(TaskInstanceId.of(KeptSteps.TASK, name));
        } catch (TaskInstanceException goneOrRunning) {
            // its command changes nothing when it comes too late
        }
    }

    private List<InFlight> inFlight() {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        return batch.getOrComputeResource(IN_FLIGHT, _ -> {
            var commands = new ArrayList<InFlight>();
            batch.onPrepareCommit(_ -> await(commands));
            return commands;
        });
    }

    private void await(List<InFlight> commands) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (InFlight flight : commands) {
            try {
                flight.outcome().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                keep(flight, 0);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnforeseenRefusal refusal) {
                    stuck.record(
                            name(flight), KeptStep.of(flight.bookingId(), flight.command(), 1, serializer), refusal);
                } else {
                    keep(flight, 1);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the process waits for its commands", e);
            }
        }
    }

    private void keep(InFlight flight, int triedInVain) {
        keep(
                name(flight),
                clock.instant().plus(KeptSteps.pause(1)),
                KeptStep.of(flight.bookingId(), flight.command(), triedInVain, serializer));
    }

    private static String name(InFlight flight) {
        return flight.command().getIdentifier();
    }

    private void keep(String name, Instant due, KeptStep step) {
        scheduler.scheduleIfNotExists(new TaskInstance<>(KeptSteps.TASK, name, StepJson.write(step)), due);
        if (!due.isAfter(clock.instant())) {
            wakeSchedulerAfterwards();
        }
    }

    /** What is due already need not wait for the scheduler to look again by itself. */
    private void wakeSchedulerAfterwards() {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        batch.getOrComputeResource(WAKE, _ -> {
            batch.afterCommit(_ -> scheduler.triggerCheckForDueExecutions());
            return true;
        });
    }
}
