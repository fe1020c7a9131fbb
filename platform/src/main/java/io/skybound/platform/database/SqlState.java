package io.skybound.platform.database;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's own words for what went wrong; the driver has no exception classes for them. */
public final class SqlState {
    public static final String UNIQUE_VIOLATION = "23505";
    public static final String SERIALIZATION_FAILURE = "40001";
    public static final String DEADLOCK = "40P01";
    /** Whoever holds the lock has not let go of it in time. */
    public static final String LOCK_NOT_AVAILABLE = "55P03";

    private SqlState() {}

    /** Whether it is the data that was refused: another statement, with other data, may work. */
    public static boolean isAboutRows(SQLException failure) {
        String state = classOf(failure);
        return state.equals("22") || state.equals("23");
    }

    /**
     * Whether the server itself has told that it did nothing. Not so where the connection broke, the server ended or was
     * ended, or nobody knows: then a commit may have been carried out.
     */
    public static boolean isAnswer(SQLException failure) {
        return !Set.of("", "08", "57", "58", "XX").contains(classOf(failure));
    }

    private static String classOf(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }

    public static boolean isAny(@Nullable Throwable failure, Set<String> states) {
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
