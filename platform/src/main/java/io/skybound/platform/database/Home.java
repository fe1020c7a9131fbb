package io.skybound.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/**
 * The folder in which the embedded default keeps everything that must survive a restart. Whoever holds this object
 * holds the folder: a second SkyBound on it is refused, because two of them would fight for one database.
 */
public final class Home implements AutoCloseable {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path folder;
    private final FileChannel lock;

    private Home(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Takes the folder, creating it if need be. The kernel gives it back when this process ends, however it ends. */
    public static Home take(Path folder) {
        Path home = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(home);
            permit(home, "rwx------");
            FileChannel channel = FileChannel.open(
                    home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                String owner = ownerIn(channel);
                channel.close();
                throw new StartRefused("Another SkyBound (process " + owner + ") is already running on " + home
                        + ": stop it, or give this one a folder of its own with skybound.home.");
            }
            channel.truncate(0);
            channel.write(StandardCharsets.US_ASCII.encode(
                    Long.toString(ProcessHandle.current().pid())));
            return new Home(home, channel);
        } catch (IOException e) {
            throw new StartRefused("SkyBound can't use the folder " + home + ": " + e + ".", e);
        }
    }

    public Path path() {
        return folder;
    }

    /** The secret of this name, made up by {@code fresh} the first time and readable by its owner only. */
    public String secret(String name, Supplier<String> fresh) {
        Path keys = folder.resolve("keys");
        Path file = keys.resolve(name);
        try {
            Files.createDirectories(keys);
            permit(keys, "rwx------");
            if (!Files.exists(file)) {
                write(file, fresh.get());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("SkyBound can't keep the secret " + file, e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Written aside and moved, so that a crash leaves no half a key behind. */
    private static void write(Path file, String secret) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft);
        permit(draft, "rw-------");
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(secret + "\n");
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void permit(Path path, String permissions) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static String ownerIn(FileChannel channel) {
        try {
            ByteBuffer pid = ByteBuffer.allocate(20);
            channel.read(pid, 0);
            return StandardCharsets.US_ASCII.decode(pid.flip()).toString();
        } catch (IOException unreadableWhileLocked) {
            return "?";
        }
    }
}
