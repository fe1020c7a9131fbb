package io.skybound.process.mail;

import java.time.Clock;
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
        rows.insertUnlessThere(request, clock.instant());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.ring();
            }
        });
    }
}
