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
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * How the product's process is started: flags of the virtual machine, class path, and where it finds or leaves what is known
 * of its classes. They are all packed, since such knowledge is of jars only.
 */
record Launch(List<String> flags, List<Path> classPath, ClassCache cache, boolean learning) {

    /** What is packed is packed once in a test run. */
    static final Path PACKED = Product.folder("packed");

    private static final List<Path> PRODUCT = packed();

    /** The tests' own class path, without what is there for tests only: test classes would be scanned for components. */
    static Launch plain() {
        return new Launch(List.of(), PRODUCT, ClassCache.SHARED, false);
    }

    Launch whichLearns() {
        return new Launch(flags, classPath, cache, true);
    }

    /** The same, and of the test classes the laboratory alone. For a product that is started very often. */
    static Launch inLaboratory(Path folder) {
        List<Path> classPath = new ArrayList<>(PRODUCT);
        classPath.add(pack(folder.resolve("laboratory.jar"), laboratory(folder.resolve("laboratory"))));
        return new Launch(
                List.of("-Dlaboratory.traps=" + folder.resolve("traps.tsv")),
                classPath,
                ClassCache.SHARED.isThere() ? ClassCache.SHARED : new ClassCache(folder.resolve("classes.aot")),
                true);
    }

    List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx768m",
                "-Daxoniq.update-checker.disabled=true"));
        command.addAll(flags);
        command.addAll(cache.flags(learning));
        command.add("-cp");
        command.add(String.join(
                File.pathSeparator, classPath.stream().map(Path::toString).toList()));
        command.add(SkyBound.class.getName());
        return command;
    }

    private static List<Path> packed() {
        List<Path> packed = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry).toAbsolutePath();
            // An empty entry would be the module itself, with all that earlier runs have left in its target folder.
            if (entry.isEmpty()
                    || entry.endsWith("test-classes")
                    || entry.endsWith("-tests.jar")
                    || !Files.exists(path)) {
                continue;
            }
            packed.add(
                    Files.isDirectory(path) ? pack(PACKED.resolve("classes-" + packed.size() + ".jar"), path) : path);
        }
        return packed;
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
