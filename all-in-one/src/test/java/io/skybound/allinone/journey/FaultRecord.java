package io.skybound.allinone.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** How often which fault was tried in this run, kept in target/reliability for docs/reliability.md. */
final class FaultRecord {
    private final Map<String, Integer> times = new ConcurrentHashMap<>();

    void tried(String fault) {
        times.merge(fault, 1, Integer::sum);
    }

    Map<String, Integer> times() {
        return new TreeMap<>(times);
    }

    /** Beside those of other runs. */
    void write(String run) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "reliability"));
            Files.write(
                    folder.resolve(
                            "faults-" + run + "-" + ProcessHandle.current().pid() + ".tsv"),
                    times().entrySet().stream()
                            .map(entry -> entry.getKey() + "\t" + entry.getValue())
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
