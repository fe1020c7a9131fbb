package io.skybound.bench.contender;

import io.skybound.allinone.SkyBound;
import io.skybound.allinone.journey.invariants.Evidence;
import io.skybound.allinone.journey.invariants.Invariants;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The product as {@code mvn spring-boot:run} starts it, with nothing of ours in its process: by the same options of the JVM,
 * from jars, with an archive of their classes that the first start leaves for the later ones. It is started again and again
 * on one folder.
 */
public final class PlainProduct implements AutoCloseable {
    private static final int START_SECONDS = 120;
    private static final int STOP_SECONDS = 40;

    private final Path folder;
    private final int port;
    private final List<String> settings;
    private @Nullable Process process;
    private boolean killed;
    private double firstStart = Double.NaN;

    /** @param settings as arguments */
    public PlainProduct(Path folder, int port, List<String> settings) {
        this.folder = folder;
        this.port = port;
        this.settings = settings;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Path home() {
        return folder.resolve("home");
    }

    /** Seconds until it was ready, without those that Maven takes before. */
    public double start() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Daxoniq.update-checker.disabled=true",
                "-XX:TieredStopAtLevel=1",
                "-XX:SharedArchiveFile=" + archive(),
                "-Xlog:cds*=off",
                "-cp",
                withoutUs(),
                SkyBound.class.getName(),
                "--server.port=" + port,
                "--management.server.port=" + (port + 1),
                "--skybound.home=" + home()));
        command.addAll(settings);
        try {
            Files.createDirectories(folder);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            long begin = System.nanoTime();
            Process started = builder.start();
            process = started;
            Ending.withUs(started);
            if (!Serving.begins(started, uri(), "/readyz", START_SECONDS)) {
                throw new IllegalStateException("it did not become ready; see " + log());
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            firstStart = Double.isNaN(firstStart) ? seconds : firstStart;
            return seconds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Seconds that the first one took. */
    public double firstStart() {
        return firstStart;
    }

    /** Whether the next start need not read all classes anew. */
    public boolean hasArchive() {
        return Files.exists(archive());
    }

    public void stop() {
        end(Process::destroy);
    }

    public void kill9() {
        killed = true;
        end(Process::destroyForcibly);
    }

    /** Invariants that do not hold. */
    public List<String> violations() {
        try {
            return Invariants.violations(new Evidence(
                    Workplace.databaseOf(home())::connect,
                    Files.readString(home().resolve("keys").resolve("privacy")).strip(),
                    home().resolve("mailbox"),
                    killed,
                    List.of(log()),
                    Set.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end(java.util.function.Consumer<Process> how) {
        Process running = process;
        if (running == null) {
            return;
        }
        how.accept(running);
        try {
            if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether its log has these words. */
    public boolean logSays(String words) {
        try {
            return Files.readString(log()).contains(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return folder.resolve("skybound.log");
    }

    private Path archive() {
        return folder.resolve("classes.jsa");
    }

    private static String withoutUs() {
        return Stream.of(ClassPaths.product().split(File.pathSeparator))
                .filter(entry -> !entry.contains("/bench/target/") && !entry.contains("/bench/src/"))
                .collect(java.util.stream.Collectors.joining(File.pathSeparator));
    }

    @Override
    public void close() {
        stop();
    }
}
