package io.skybound.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a SkyBound that was killed leaves behind: a server that still runs on our data folder, or the pid file of one
 * that does not. Only a process that provably works in this very folder is ever stopped.
 */
record OrphanedPostgres(Path data) {
    private static final Logger log = LoggerFactory.getLogger(OrphanedPostgres.class);
    private static final long PATIENCE_MILLIS = 5_000;

    /** @param politely asks the server to stop; it has open transactions of clients that are gone, and may be stuck */
    void stop(Runnable politely) throws IOException, InterruptedException {
        if (!Files.exists(pidFile())) {
            return;
        }
        Optional<ProcessHandle> server = server();
        if (server.isPresent()) {
            log.info(
                    "Stopping the PostgreSQL that a killed SkyBound left behind (process {})",
                    server.get().pid());
            // First politely, then not. Both are safe: it recovers from its log.
            politely.run();
            if (!awaitNobodyIn(PATIENCE_MILLIS)) {
                server.get().destroyForcibly();
            }
        }
        if (!awaitNobodyIn(PATIENCE_MILLIS)) {
            throw new StartRefused("Processes " + processesWorkingInData() + " still work in " + data
                    + " and don't stop; end them by hand and start again.");
        }
        // Nobody works here any more. If another program has got the pid meanwhile, PostgreSQL would refuse to start.
        Files.deleteIfExists(pidFile());
    }

    /** The process that the pid file names, if it is a server on this folder. */
    Optional<ProcessHandle> server() {
        try (Stream<String> lines = Files.lines(pidFile())) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(pid -> pid.matches("\\d+"))
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .filter(this::worksInData);
        } catch (IOException noPidFile) {
            return Optional.empty();
        }
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    /** A server and all its children have changed into their data folder; elsewhere than on Linux ask the arguments. */
    private boolean worksInData(ProcessHandle process) {
        Path folder = Path.of("/proc", Long.toString(process.pid()), "cwd");
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            try {
                return folder.toRealPath().equals(data.toRealPath());
            } catch (IOException goneOrNotOurs) {
                return false;
            }
        }
        return process.info().commandLine().orElse("").contains(data.toString());
    }

    private List<Long> processesWorkingInData() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(this::worksInData).map(ProcessHandle::pid).toList();
        }
    }

    private boolean awaitNobodyIn(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!processesWorkingInData().isEmpty()) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }
}
