package io.skybound.bench.machine;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a contender and its database have used so far, or between two moments.
 *
 * @param cpuMillis of all processes, the database's included, the load's not
 * @param walBytes written ahead
 * @param commits transactions that wrote something
 */
public record Usage(long nanos, long cpuMillis, long walBytes, long commits) {

    public static Usage now(Collection<ProcessHandle> processes, Database database) {
        Set<ProcessHandle> all =
                Stream.concat(processes.stream(), Stream.of(database.server())).collect(Collectors.toSet());
        return new Usage(System.nanoTime(), CpuTime.millis(all), database.walBytes(), database.writeTransactions());
    }

    public Usage since(Usage before) {
        return new Usage(
                nanos - before.nanos,
                cpuMillis - before.cpuMillis,
                walBytes - before.walBytes,
                commits - before.commits);
    }

    public Usage plus(Usage other) {
        return new Usage(
                nanos + other.nanos, cpuMillis + other.cpuMillis, walBytes + other.walBytes, commits + other.commits);
    }
}
