package io.skybound.allinone;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The JVM's archive of loaded classes, which makes the next start shorter. Where the JVM was told of one
 * ({@code -XX:SharedArchiveFile}) and could not use it, as it is missing, damaged or of other jars, it is made anew while
 * the product is at work.
 */
@Component
class ClassArchive {
    private static final Logger log = LoggerFactory.getLogger(ClassArchive.class);
    private static final String FILE = "-XX:SharedArchiveFile=";

    /** Whoever has just started the product wants to see it first. */
    private static final int DELAY_SECONDS = 15;

    @EventListener(ApplicationReadyEvent.class)
    void makeIfMissing() {
        missing(ManagementFactory.getRuntimeMXBean().getInputArguments(), System.getProperty("java.vm.info"))
                .ifPresent(file -> CompletableFuture.delayedExecutor(
                                DELAY_SECONDS,
                                TimeUnit.SECONDS,
                                task -> Thread.ofPlatform()
                                        .daemon()
                                        .name("class-archive")
                                        .start(task))
                        .execute(() -> make(file)));
    }

    /** The file that the JVM was to share classes from, and does not. */
    static Optional<Path> missing(List<String> arguments, String vmInfo) {
        return arguments.stream()
                .filter(argument -> argument.startsWith(FILE) && !vmInfo.contains("sharing"))
                .map(argument -> Path.of(argument.substring(FILE.length())))
                .findFirst();
    }

    /** Another JVM writes down what this one has loaded. It costs time when it fails, and nothing else. */
    static void make(Path file) {
        Path unfinished = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            var _ = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "vmCds",
                            new Object[] {new String[] {"static_dump", unfinished.toString()}},
                            new String[] {String[].class.getName()});
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            log.info("The next start is shorter: {} has its classes", file);
        } catch (JMException | IOException | RuntimeException e) {
            log.info("No archive of classes was made, the next start takes as long as this one: {}", e.toString());
        } finally {
            removeItsOutput();
        }
    }

    /** The other JVM leaves its words in the folder in which this one was started. */
    private static void removeItsOutput() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(""), "java_pid*_std{out,err}")) {
            for (Path output : files) {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            log.debug("The output of the JVM that made an archive stays", e);
        }
    }
}
