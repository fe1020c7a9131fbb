package io.skybound.process.mail;

import io.skybound.platform.messaging.MessageMetadata;
import java.time.Clock;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The outbox as rows in the database of whoever owes the mail. */
final class JdbcOutbox implements Outbox {
    private final OutboxRows rows;
    private final Bell bell;
    private final Clock clock;

    JdbcOutbox(OutboxRows rows, Bell bell, Clock clock) {
        this.rows = rows;
        this.bell = bell;
        this.clock = clock;
    }

    @Override
    public void put(MailRequest request) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A mail is owed together with its cause: put it within a transaction");
        }
        rows.insertUnlessThere(request, correlationId(), clock.instant());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.ring();
            }
        });
    }

    /** Of the message that is being handled, if one is. */
    private static @Nullable String correlationId() {
        return CurrentUnitOfWork.isStarted()
                        && CurrentUnitOfWork.get().getCorrelationData().get(MessageMetadata.CORRELATION_ID)
                                instanceof String id
                ? id
                : null;
    }
}
