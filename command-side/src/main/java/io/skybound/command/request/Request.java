package io.skybound.command.request;

import io.skybound.api.Refusal;
import io.skybound.api.Refused;
import io.skybound.platform.web.Problem;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request on its way through commands and queries. All of them together take no longer than the request may;
 * after that the caller is told to repeat it, which is safe because ids are derived from the caller's key. Other
 * failures arrive as they were thrown: the platform's advice knows what to answer.
 */
public final class Request {

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final Executor readers;
    private final long endsAt;
    private final @Nullable Refusal missing;

    Request(CommandGateway commands, QueryGateway queries, Executor readers, long endsAt, @Nullable Refusal missing) {
        this.commands = commands;
        this.queries = queries;
        this.readers = readers;
        this.endsAt = endsAt;
        this.missing = missing;
    }

    /** The same request, whose commands are refused with this where what they are about does not exist. */
    public Request whereMissing(Refusal refusal) {
        return new Request(commands, queries, readers, endsAt, refusal);
    }

    /** Sends a command whose answer does not matter. */
    public void send(Object command) {
        var _ = outcome(command);
    }

    /** Sends a command that answers the version its aggregate has now. */
    public long sendForVersion(Object command) {
        return send(command, Number.class).longValue();
    }

    /** Sends a command that answers something of its own. */
    public <A> A send(Object command, Class<A> answer) {
        return answer.cast(answered(outcome(command)));
    }

    public <A> A ask(Object query, Class<A> answer) {
        return answered(await(queries.query(query, answer)));
    }

    /** Reads something that may block, such as the event store. */
    public <A> A read(Supplier<A> reading) {
        return answered(await(CompletableFuture.supplyAsync(reading, readers)));
    }

    private @Nullable Object outcome(Object command) {
        try {
            return await(commands.send(command));
        } catch (RuntimeException e) {
            throw missing != null && Failures.isMissing(e) ? new Refused(missing) : e;
        }
    }

    private static <A> A answered(@Nullable A answer) {
        if (answer == null) {
            throw new IllegalStateException("a message was not answered");
        }
        return answer;
    }

    private <A> @Nullable A await(CompletableFuture<A> outcome) {
        try {
            return outcome.get(Math.max(0, endsAt - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw Problem.unavailable(
                    "deadline_exceeded", "This takes too long, and may still happen. Repeat the same request.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("shutting_down", "SkyBound is shutting down. Repeat the same request.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("a message failed", e.getCause());
        }
    }
}
