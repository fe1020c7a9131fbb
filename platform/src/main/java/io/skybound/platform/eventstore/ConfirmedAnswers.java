package io.skybound.platform.eventstore;

import java.util.Optional;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Lets no command be answered on the strength of what is only in memory. Where events are stored, the store itself refuses
 * those that were decided on another state; a refusal stores nothing, and nor does the answer that all is done already.
 */
public final class ConfirmedAnswers implements MessageHandlerInterceptor<CommandMessage<?>> {
    private final @Nullable Function<String, Optional<Long>> lastStored;

    /** @param lastStored asks the store for an aggregate's last sequence number; null where no other process appends */
    public ConfirmedAnswers(@Nullable Function<String, Optional<Long>> lastStored) {
        this.lastStored = lastStored;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
            throws Exception {
        work.onCommit(_ -> Decision.current().confirm(lastStored));
        try {
            return chain.proceed();
        } catch (Exception e) {
            Decision.current().confirm(lastStored);
            throw e;
        }
    }
}
