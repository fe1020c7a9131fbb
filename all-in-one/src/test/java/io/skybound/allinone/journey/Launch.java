package io.skybound.allinone.journey;

import io.skybound.allinone.SkyBound;
import io.skybound.allinone.laboratory.Point;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** How the product's process is started: flags of the virtual machine, and class path. */
record Launch(List<String> flags, List<Path> classPath) {

    /** The tests' own class path, without what is there for tests only: test classes would be scanned for components. */
    static Launch plain() {
        return new Launch(
                List.of(),
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
                        .map(entry -> Path.of(entry).toAbsolutePath())
                        .toList());
    }

    /**
     * The same, and of the test classes the laboratory alone. For a product that is started very often: all classes are
     * packed, so that the first orderly end leaves an archive from which later starts take them, in half of the time.
     */
    static Launch inLaboratory(Path folder) {
        List<Path> packed = new ArrayList<>();
        for (Path entry : plain().classPath()) {
            if (Files.isDirectory(entry)) {
                packed.add(pack(folder.resolve("classes-" + packed.size() + ".jar"), entry));
            } else if (Files.exists(entry)) {
                packed.add(entry);
            }
        }
        packed.add(pack(folder.resolve("laboratory.jar"), laboratory(folder.resolve("laboratory"))));
        return new Launch(
                List.of(
                        "-XX:+AutoCreateSharedArchive",
                        "-XX:SharedArchiveFile=" + folder.resolve("classes.jsa"),
                        "-Xlog:disable",
                        "-Dlaboratory.traps=" + folder.resolve("traps.tsv")),
                packed);
    }

    List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx768m",
                "-Daxoniq.update-checker.disabled=true"));
        command.addAll(flags);
        command.add("-cp");
        command.add(String.join(
                File.pathSeparator, classPath.stream().map(Path::toString).toList()));
        command.add(SkyBound.class.getName());
        return command;
    }

    private static Path pack(Path jar, Path folder) {
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
        int failed =
                tool.run(System.out, System.err, "--create", "--file", jar.toString(), "-C", folder.toString(), ".");
        if (failed != 0) {
            throw new IllegalStateException("can't pack " + folder);
        }
        return jar;
    }

    /** A folder with its package alone, and with the folders above it: a jar without them is not scanned. */
    private static Path laboratory(Path folder) {
        String name = Point.class.getPackageName().replace('.', '/');
        try {
            Path all = Path.of(Point.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path alone = Files.createDirectories(folder.resolve(name));
            try (Stream<Path> classes = Files.list(all.resolve(name))) {
                for (Path type : classes.toList()) {
                    Files.copy(type, alone.resolve(type.getFileName()));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
