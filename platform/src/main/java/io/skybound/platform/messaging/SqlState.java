package io.skybound.platform.messaging;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's own words for what went wrong; the driver has no exception classes for them. */
final class SqlState {
    static final String UNIQUE_VIOLATION = "23505";
    static final String SERIALIZATION_FAILURE = "40001";
    static final String DEADLOCK = "40P01";

    private SqlState() {}

    static boolean isAny(@Nullable Throwable failure, Set<String> states) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException e && e.getSQLState() != null && states.contains(e.getSQLState())) {
                return true;
            }
            // The rows of a batch fail behind the batch's own exception, which has the same state, or none.
            if (t instanceof SQLException e && e.getNextException() != null && isAny(e.getNextException(), states)) {
                return true;
            }
        }
        return false;
    }
}
