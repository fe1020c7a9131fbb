package io.skybound.platform.tasks;

import com.zaxxer.hikari.HikariDataSource;
import io.skybound.platform.database.SidePool;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A task is scheduled with the transaction at hand. Apart from that the scheduler has connections of its own: if its
 * heartbeat had to wait behind a crowd of requests, its running tasks would be taken for dead and begun again.
 */
final class TaskConnections extends TransactionAwareDataSourceProxy implements AutoCloseable {
    private static final int AT_ONCE = 2;

    private final HikariDataSource own;

    TaskConnections(DataSource pool) throws SQLException {
        super(pool);
        this.own = SidePool.beside(pool, "tasks", AT_ONCE);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? super.getConnection()
                : own.getConnection();
    }

    @Override
    public void close() {
        own.close();
    }
}
