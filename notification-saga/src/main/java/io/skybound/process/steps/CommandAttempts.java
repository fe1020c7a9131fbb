package io.skybound.process.steps;

import io.skybound.api.Refusal;
import io.skybound.api.Refused;
import io.skybound.process.steps.WhenRefused.Reaction;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Sends a command once and follows what a refusal leads to. */
@Component
class CommandAttempts {

    private final CommandGateway commands;
    private final WhenRefused whenRefused;
    private final Clock clock;

    CommandAttempts(CommandGateway commands, WhenRefused whenRefused, Clock clock) {
        this.commands = commands;
        this.whenRefused = whenRefused;
        this.clock = clock;
    }

    /**
     * Completes when the command, or what its refusal led to, is durable. Fails with {@link UnforeseenRefusal} if a
     * refusal leads nowhere, and with any other exception if it may work at another time.
     */
    CompletableFuture<Void> send(CommandMessage<?> command) {
        return commands.send(command)
                .handle((_, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.<Void>completedFuture(null);
                    }
                    Refusal refusal = Refused.reasonOf(failure);
                    return refusal == null ? CompletableFuture.<Void>failedFuture(failure) : react(command, refusal);
                })
                .thenCompose(outcome -> outcome);
    }

    private CompletableFuture<Void> react(CommandMessage<?> command, Refusal refusal) {
        return switch (whenRefused.react(command.getPayload(), refusal, clock.instant())) {
            case Reaction.Send instead -> send(new GenericCommandMessage<>(instead.command(), command.getMetaData()));
            case Reaction.Nothing _ -> CompletableFuture.completedFuture(null);
            case Reaction.Stuck _ -> CompletableFuture.failedFuture(new UnforeseenRefusal(refusal.code()));
        };
    }
}
