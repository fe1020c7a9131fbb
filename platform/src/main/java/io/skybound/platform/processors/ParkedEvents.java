package io.skybound.platform.processors;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.common.AxonTransientException;
import org.axonframework.common.jpa.EntityManagerProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jpa.JpaSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;

/**
 * Where a projection puts an event that it can't digest, and all later ones of the same sequence, so that it can go on
 * with the others. Each batch asks once which sequences are parked: somebody else may have parked or retried meanwhile.
 */
final class ParkedEvents extends JpaSequencedDeadLetterQueue<EventMessage<?>> {
    private final String projection;
    private final JdbcTemplate jdbc;

    private ParkedEvents(String projection, JdbcTemplate jdbc, Builder<EventMessage<?>> builder) {
        super(builder);
        this.projection = projection;
        this.jdbc = jdbc;
    }

    /** @param stream the one that reads the stream: only an equal one copies as it is what can't be read */
    static ParkedEvents of(
            String projection,
            JdbcTemplate jdbc,
            EntityManagerProvider entityManager,
            TransactionManager transactions,
            Serializer general,
            Serializer stream) {
        Builder<EventMessage<?>> builder = builder();
        builder.processingGroup(projection)
                .entityManagerProvider(entityManager)
                .transactionManager(transactions)
                .genericSerializer(general)
                .eventSerializer(stream);
        return new ParkedEvents(projection, jdbc, builder);
    }

    @Override
    public boolean contains(Object sequence) {
        return sequences().contains(name(sequence));
    }

    @Override
    public void enqueue(Object sequence, DeadLetter<? extends EventMessage<?>> letter) {
        super.enqueue(sequence, letter);
        sequences().add(name(sequence));
    }

    private Set<String> sequences() {
        return CurrentUnitOfWork.get()
                .root()
                .getOrComputeResource(ParkedEvents.class.getName() + projection, _ -> new HashSet<>(stored()));
    }

    private List<String> stored() {
        return jdbc.query(
                "SELECT DISTINCT sequence_identifier FROM process.dead_letter_entry WHERE processing_group = ?",
                (row, number) -> Objects.requireNonNull(row.getString(1)),
                projection);
    }

    private static String name(Object sequence) {
        return sequence instanceof String text ? text : Integer.toString(sequence.hashCode());
    }

    /**
     * An event that can't be digested is parked; a database that is away is not the event's fault, and the batch is
     * tried again. What is kept of the cause tells the kind of failure: its message may quote the event.
     */
    static EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        if (isInfrastructure(cause)) {
            throw new BatchFailed(cause);
        }
        return Decisions.enqueue(cause(cause));
    }

    static ThrowableCause cause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new ThrowableCause(root.getClass().getName(), failure.getClass().getSimpleName());
    }

    static boolean isInfrastructure(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof DataAccessException
                    || t instanceof SQLException
                    || t instanceof TransactionException
                    || t instanceof jakarta.persistence.PersistenceException
                    || t instanceof AxonTransientException
                    || t instanceof InterruptedException) {
                return true;
            }
        }
        return false;
    }

    /** Rolls the batch back. */
    static final class BatchFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BatchFailed(Throwable cause) {
            super(cause);
        }
    }
}
