package io.skybound.allinone.journey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What one process has learnt about the product's classes, so that later ones start in half of the time. It costs that
 * process half a minute when it ends, so only a product that is {@link Product#learning} pays for it.
 */
record ClassCache(Path file) {

    /** Of all products of this test run. */
    static final ClassCache SHARED = new ClassCache(Launch.PACKED.resolve("classes.aot"));

    ClassCache {
        file.toFile().deleteOnExit();
    }

    boolean isThere() {
        return Files.exists(file);
    }

    /** It is written when the process has come to an end in good order, and not at all when it is killed. */
    List<String> flags(boolean learning) {
        if (isThere()) {
            return List.of("-XX:AOTCache=" + file, "-Xlog:disable");
        }
        return learning ? List.of("-XX:AOTCacheOutput=" + file, "-Xlog:disable") : List.of();
    }
}
