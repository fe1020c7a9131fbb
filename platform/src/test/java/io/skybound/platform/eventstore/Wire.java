package io.skybound.platform.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The way to the database; it can be long, and break when something is sent, before the other side has it or afterwards. */
final class Wire extends DelegatingDataSource {
    volatile boolean breakBeforeNext;
    volatile boolean breakAfterNext;
    volatile boolean awayAfterBreak;
    volatile boolean away;
    volatile long delayMillis;

    Wire(DataSource database) {
        super(database);
    }

    void repair() {
        breakBeforeNext = breakAfterNext = awayAfterBreak = away = false;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (away) {
            throw new SQLException("nobody there", "08001");
        }
        pause();
        Connection real = super.getConnection();
        return Intercepted.of(Connection.class, real, (method, call) -> {
            Object result = call.proceed();
            return method.getName().equals("prepareStatement")
                    ? fragile((PreparedStatement) Objects.requireNonNull(result), real)
                    : result;
        });
    }

    private void pause() {
        try {
            Thread.sleep(delayMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private PreparedStatement fragile(PreparedStatement statement, Connection real) {
        return Intercepted.of(PreparedStatement.class, statement, (method, call) -> {
            if (!method.getName().equals("executeUpdate")) {
                return call.proceed();
            }
            if (breakBeforeNext) {
                throw lost(real);
            }
            Object result = call.proceed();
            if (breakAfterNext) {
                throw lost(real);
            }
            return result;
        });
    }

    private SQLException lost(Connection real) throws SQLException {
        breakBeforeNext = false;
        breakAfterNext = false;
        away = awayAfterBreak;
        real.abort(Runnable::run);
        return new SQLException("An I/O error occurred while sending to the backend.", "08006");
    }
}
