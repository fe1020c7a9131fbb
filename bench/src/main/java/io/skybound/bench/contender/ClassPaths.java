package io.skybound.bench.contender;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the processes are started with. */
final class ClassPaths {

    private ClassPaths() {}

    /** Ours, without what is there for tests only: test classes would be scanned for components. */
    static String product() {
        return entries(System.getProperty("java.class.path"))
                .filter(entry -> !entry.endsWith("-tests.jar") && !entry.contains("test-classes"))
                .filter(entry -> !entry.contains("/src/test/"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A peer's, as its build has left it, with {@link io.skybound.bench.inprocess.Callers}. */
    static String peer(Path folder) {
        Path target = folder.resolve("target");
        try {
            return Files.readString(target.resolve("classpath")).strip()
                    + File.pathSeparator
                    + target.resolve("classes").toAbsolutePath()
                    + File.pathSeparator
                    + ours();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isBuilt(Path folder) {
        return Files.exists(folder.resolve("target").resolve("classpath"));
    }

    /** Where the benchmark's own classes are. */
    private static String ours() {
        return Path.of(ClassPaths.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }

    private static Stream<String> entries(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator));
    }
}
