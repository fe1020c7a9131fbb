package io.skybound.platform.observability;

/**
 * A number that lies in the database and is shown as a metric, for all processes that share the database alike. A module
 * contributes one as a bean. Read every few seconds, so the query must be cheap.
 *
 * @param metric its name, with dots
 * @param description one sentence for those who look at it
 * @param sql answers one row with one number
 */
public record RowCount(String metric, String description, String sql) {}
