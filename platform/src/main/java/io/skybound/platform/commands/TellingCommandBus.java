package io.skybound.platform.commands;

import io.skybound.api.Refused;
import io.skybound.platform.engine.AxonServerStore;
import io.skybound.platform.messaging.CommandFailure;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Handles each command in a thread of its own, and says in the details of the exception why one has failed: whoever sent
 * it may be in another process. Interceptors would be too early, as conflicts show only when a unit of work is committed.
 */
final class TellingCommandBus extends AsynchronousCommandBus {

    TellingCommandBus(Builder builder) {
        super(builder);
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        AtomicReference<@Nullable UnitOfWork<?>> work = new AtomicReference<>();
        MessageHandler<CommandMessage<?>> watched = message -> {
            work.set(CurrentUnitOfWork.get());
            return handler.handle(message);
        };
        CommandCallback<C, R> telling = (message, result) -> callback.onResult(message, told(result, work.get()));
        super.handle(command, watched, telling);
    }

    private static <R> CommandResultMessage<? extends R> told(
            CommandResultMessage<? extends R> result, @Nullable UnitOfWork<?> work) {
        if (!result.isExceptional() || Refused.reasonOf(result.exceptionResult()) != null) {
            return result;
        }
        Throwable failure = result.exceptionResult();
        CommandFailure why = CommandFailure.of(failure);
        if (why == null) {
            return result;
        }
        if (why == CommandFailure.CONFLICT && work != null && AxonServerStore.creates(work)) {
            why = CommandFailure.THERE_ALREADY;
        }
        return GenericCommandResultMessage.<R>asCommandResultMessage(
                        new CommandExecutionException(String.valueOf(failure.getMessage()), failure, why))
                .withMetaData(result.getMetaData());
    }
}
