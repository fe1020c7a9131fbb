package io.skybound.allinone.demo;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Variety without chance: the same name always draws the same number. */
final class Draw {

    private Draw() {}

    /** A number from 0 up to, and without, {@code bound}. */
    static int below(int bound, String name) {
        var checksum = new CRC32C();
        checksum.update(name.getBytes(StandardCharsets.UTF_8));
        return (int) (checksum.getValue() % bound);
    }

    /** A number between {@code low} and {@code high}. */
    static double between(double low, double high, String name) {
        return low + (high - low) * below(10_000, name) / 10_000;
    }
}
