package io.skybound.bench.contender;

import io.skybound.bench.load.Waiting;
import io.skybound.bench.load.Wire;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Waits until a process that was started serves. */
final class Serving {
    private static final long LOOK_MILLIS = 10;

    private Serving() {}

    /** False if it has ended, or takes longer. */
    static boolean begins(Process process, URI uri, String health, int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end && process.isAlive()) {
            if (answers(uri, health)) {
                return true;
            }
            Waiting.pause(LOOK_MILLIS);
        }
        return false;
    }

    private static boolean answers(URI uri, String health) {
        try (Wire wire = new Wire(uri)) {
            return wire.send("GET", health, Map.of(), "").status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
