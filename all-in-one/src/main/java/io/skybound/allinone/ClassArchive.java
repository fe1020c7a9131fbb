package io.skybound.allinone;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The JVM's archive of loaded classes, which makes the next start shorter. The JVM makes it when a process ends that had
 * none. One that was killed meanwhile, or whose jars have changed, is of no use to it and yet never made anew: it is put
 * away here, and the next process makes another.
 */
@Component
class ClassArchive {
    private static final Logger log = LoggerFactory.getLogger(ClassArchive.class);
    private static final String MADE_BY_ITSELF = "-XX:+AutoCreateSharedArchive";
    private static final String FILE = "-XX:SharedArchiveFile=";

    @EventListener(ApplicationReadyEvent.class)
    void putAwayIfUseless() {
        putAwayIfUseless(
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                System.getProperty("java.class.path").split(File.pathSeparator));
    }

    static void putAwayIfUseless(List<String> arguments, String... classPath) {
        if (!arguments.contains(MADE_BY_ITSELF)) {
            return;
        }
        for (String argument : arguments) {
            if (argument.startsWith(FILE)) {
                putAwayIfUseless(Path.of(argument.substring(FILE.length())), classPath);
            }
        }
    }

    private static void putAwayIfUseless(Path archive, String... classPath) {
        try {
            if (Files.exists(archive) && (!isComplete(archive) || isOld(archive, classPath))) {
                Files.delete(archive);
            }
        } catch (IOException e) {
            log.debug("Whether {} is of use is not known", archive, e);
        }
    }

    /** What the archive begins with is written last. */
    private static boolean isComplete(Path archive) throws IOException {
        try (InputStream content = Files.newInputStream(archive)) {
            byte[] beginning = content.readNBytes(Integer.BYTES);
            return beginning.length == Integer.BYTES && !Arrays.equals(beginning, new byte[Integer.BYTES]);
        }
    }

    private static boolean isOld(Path archive, String... classPath) throws IOException {
        FileTime made = Files.getLastModifiedTime(archive);
        for (String jar : classPath) {
            if (Files.getLastModifiedTime(Path.of(jar)).compareTo(made) > 0) {
                return true;
            }
        }
        return false;
    }
}
