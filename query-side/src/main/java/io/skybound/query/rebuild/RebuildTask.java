package io.skybound.query.rebuild;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has each rebuild carried out by one process at a time, and by another one if that dies or stops. */
@Configuration(proxyBeanMethods = false)
class RebuildTask {

    static final String NAME = "projection-rebuild";

    private static final FixedDelay SOON = FixedDelay.of(Duration.ofSeconds(2));

    @Bean
    CustomTask<Void> projectionRebuildTask(Rebuilding rebuilding) {
        return Tasks.custom(NAME, Void.class)
                .onDeadExecutionRevive()
                .onFailureReschedule(SOON)
                .execute((instance, context) ->
                        goOn(rebuilding, instance.getId(), context.getSchedulerState()::isShuttingDown));
    }

    private static CompletionHandler<Void> goOn(Rebuilding rebuilding, String id, BooleanSupplier stopping) {
        boolean over;
        try {
            over = rebuilding.goOn(id, stopping);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            over = false;
        } catch (RuntimeException e) {
            over = rebuilding.stumbled(id, e);
        }
        return over ? new OnCompleteRemove<>() : new OnCompleteReschedule<>(SOON);
    }
}
