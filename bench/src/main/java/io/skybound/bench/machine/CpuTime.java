package io.skybound.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;

/** Time that processes have spent on processors, with that of their children, also of those which have ended. */
final class CpuTime {
    /** USER_HZ, which Linux has had at 100 on every machine for decades. */
    private static final int MILLIS_PER_TICK = 10;

    private static final int UTIME = 11;
    private static final int CSTIME = 14;

    private CpuTime() {}

    static long millis(Collection<ProcessHandle> roots) {
        return roots.stream()
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .mapToLong(ProcessHandle::pid)
                .distinct()
                .map(CpuTime::millis)
                .sum();
    }

    private static long millis(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The program's name stands in parentheses and may contain anything.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int field = UTIME; field <= CSTIME; field++) {
                ticks += Long.parseLong(fields[field]);
            }
            return ticks * MILLIS_PER_TICK;
        } catch (IOException ended) {
            return 0;
        }
    }
}
