package io.skybound.platform.database;

/**
 * What a process does at its start if it is alone on its database, as the embedded default is: whatever is noted there as
 * being in somebody's hands was in those of a process that is dead, and is free at once. Declare one as a bean; it runs
 * after the migrations. Where several processes share a database, leases that run out lead to the same, later.
 *
 * @param sql one statement
 */
public record Takeover(String sql) {}
