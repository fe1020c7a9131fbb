package io.skybound.process.steps;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.skybound.platform.messaging.MessageMetadata;
import io.skybound.platform.security.Caller;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a person can do about a stuck step: have it tried again, or undo its process. */
@Component
class StuckDesk {

    private final StuckSteps stuck;
    private final Compensation compensations;
    private final Scheduler scheduler;
    private final Serializer serializer;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StuckDesk(
            StuckSteps stuck,
            Compensation compensations,
            Scheduler scheduler,
            Serializer serializer,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.stuck = stuck;
        this.compensations = compensations;
        this.scheduler = scheduler;
        this.serializer = serializer;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** It stays on the list until it is done, so that it can't be lost on the way. Asking twice is asking once. */
    void retry(StuckStep step) {
        scheduler.scheduleIfNotExists(new TaskInstance<>(KeptSteps.TASK, step.name(), step.command()), clock.instant());
    }

    /** Null if nothing undoes the step, or if this version does not know what it is. */
    @Nullable
    Object compensation(StuckStep step) {
        try {
            Object command = StepJson.read(step.command()).command(serializer).getPayload();
            return compensations.insteadOf(command, clock.instant());
        } catch (SerializationException e) {
            return null;
        }
    }

    /**
     * Keeps the compensating command in place of the stuck one, in one transaction. What it causes says who asked, and in
     * which request.
     *
     * @return false if somebody else has dealt with it meanwhile
     */
    boolean compensate(StuckStep step, Object compensation, Caller caller) {
        Map<String, String> origin = new HashMap<>();
        origin.put(MessageMetadata.ACTOR, caller.userId());
        origin.put(MessageMetadata.ROLES, String.join(",", new TreeSet<>(caller.roles())));
        String request = MDC.get(MessageMetadata.REQUEST_ID);
        if (request != null) {
            origin.put(MessageMetadata.CORRELATION_ID, request);
        }
        var message = new GenericCommandMessage<>(compensation, origin);
        KeptStep kept = KeptStep.of(step.bookingId(), message, 0, serializer);
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            if (!stuck.forget(step.name())) {
                return false;
            }
            scheduler.scheduleIfNotExists(
                    new TaskInstance<>(KeptSteps.TASK, "undo/" + step.name(), StepJson.write(kept)), clock.instant());
            return true;
        }));
    }
}
