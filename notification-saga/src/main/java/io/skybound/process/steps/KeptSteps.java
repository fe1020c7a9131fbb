package io.skybound.process.steps;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.skybound.platform.idempotency.IdempotentPaths;
import io.skybound.platform.messaging.MessageMetadata;
import io.skybound.platform.observability.RowCount;
import io.skybound.platform.observability.Traces;
import io.skybound.platform.security.AccessRules;
import io.skybound.platform.security.Roles;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.serialization.Serializer;
import org.slf4j.MDC;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** The steps that wait in the database: each is tried with growing pauses, and past its bound put on the stuck list. */
@Configuration(proxyBeanMethods = false)
class KeptSteps {

    static final String TASK = "process-step";

    /** With the pauses of {@link #pause} about two minutes. */
    static final int MOST_ATTEMPTS = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Pauses before the second, third, … attempt: 1, 2, 4, 8, 16, then 30 seconds. */
    static Duration pause(int attempts) {
        return Duration.ofSeconds(Math.min(30, 1L << Math.clamp(attempts - 1, 0, 5)));
    }

    @Bean
    RowCount stuckProcesses() {
        return new RowCount(
                "skybound.processes.stuck",
                "Steps of processes that only a person can help any more",
                "SELECT count(*) FROM notification.stuck_step");
    }

    @Bean
    AccessRules stuckProcessAccess() {
        return AccessRules.rules()
                .role(Roles.OPS, HttpMethod.GET, "/ops/stuck-processes", "/ops/stuck-processes/{id}")
                .role(
                        Roles.OPS,
                        HttpMethod.POST,
                        "/ops/stuck-processes/{id}/retry",
                        "/ops/stuck-processes/{id}/compensate");
    }

    @Bean
    IdempotentPaths stuckProcessKeys() {
        return IdempotentPaths.paths()
                .optional(HttpMethod.POST, "/ops/stuck-processes/{id}/retry")
                .optional(HttpMethod.POST, "/ops/stuck-processes/{id}/compensate");
    }

    @Bean
    CustomTask<String> processStepTask(
            CommandAttempts attempts,
            StuckSteps stuck,
            Serializer serializer,
            Renewal renewal,
            Clock clock,
            Traces traces) {
        return Tasks.custom(TASK, String.class)
                .onDeadExecutionRevive()
                .onFailure(new FailureHandler.OnFailureReschedule<>(FixedDelay.of(pause(1))))
                .execute((instance, _) -> traces.follow(
                        TASK,
                        StepJson.read(instance.getData()).metadata().get("traceparent"),
                        () -> attempt(
                                instance, attempts, stuck, step -> sent(step.command(serializer), renewal, clock))));
    }

    private static CommandMessage<?> sent(CommandMessage<?> kept, Renewal renewal, Clock clock) {
        return new GenericCommandMessage<>(renewal.of(kept.getPayload(), clock.instant()), kept.getMetaData());
    }

    private static CompletionHandler<String> attempt(
            TaskInstance<String> instance,
            CommandAttempts attempts,
            StuckSteps stuck,
            Function<KeptStep, CommandMessage<?>> sent) {
        KeptStep step = StepJson.read(instance.getData());
        try (var _ =
                MDC.putCloseable(MessageMetadata.REQUEST_ID, step.metadata().get(MessageMetadata.CORRELATION_ID))) {
            // What can't be read has failed too: perhaps a replica of a newer version can.
            CompletableFuture.completedFuture(step)
                    .thenApply(sent)
                    .thenCompose(attempts::send)
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            stuck.forget(instance.getId());
            return new OnCompleteRemove<>();
        } catch (CompletionException failure) {
            Throwable cause = Objects.requireNonNullElse(failure.getCause(), failure);
            KeptStep tried = step.triedInVain();
            if (cause instanceof UnforeseenRefusal || tried.attempts() >= MOST_ATTEMPTS) {
                stuck.record(instance.getId(), tried, cause);
                return new OnCompleteRemove<>();
            }
            return new OnCompleteReschedule<>(FixedDelay.of(pause(tried.attempts())), StepJson.write(tried));
        }
    }
}
