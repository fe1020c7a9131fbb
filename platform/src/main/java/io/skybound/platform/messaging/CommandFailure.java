package io.skybound.platform.messaging;

import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Why a command failed that was neither carried out nor refused. Travels in the exception's details: no class of an
 * exception crosses Axon Server, so ask this and never {@code instanceof}.
 */
public enum CommandFailure {
    /** What it is about does not exist. */
    MISSING,
    /** What it would create is there already. */
    THERE_ALREADY,
    /** Another one was faster; it may work the next time. */
    CONFLICT,
    /** Something that it needs is away for now. */
    OUTAGE;

    /** Axon Server's word for a sequence number that is taken. */
    private static final String TAKEN = "AXONIQ-2000";

    /** Null if it is none of these, or if {@code failure} is null. */
    public static @Nullable CommandFailure of(@Nullable Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof CommandExecutionException e
                    && e.getDetails().orElse(null) instanceof CommandFailure told) {
                return told;
            }
            CommandFailure known = ofClass(t);
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    private static @Nullable CommandFailure ofClass(Throwable t) {
        return switch (t) {
            case AggregateNotFoundException e -> MISSING;
            case AggregateStreamCreationException e -> THERE_ALREADY;
            case ConcurrencyException e -> CONFLICT;
            case SQLException e -> OUTAGE;
            case TimeoutException e -> OUTAGE;
            default ->
                isFromAxonServer(t) ? (String.valueOf(t.getMessage()).contains(TAKEN) ? CONFLICT : OUTAGE) : null;
        };
    }

    private static boolean isFromAxonServer(Throwable t) {
        String name = t.getClass().getName();
        return name.startsWith("io.grpc.") || name.startsWith("io.axoniq.");
    }
}
