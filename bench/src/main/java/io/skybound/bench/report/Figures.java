package io.skybound.bench.report;

import java.util.Locale;

/** Numbers with as many digits as they deserve. */
public final class Figures {

    private Figures() {}

    public static String text(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value)) {
            return "–";
        }
        if (size >= 100) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f", value);
    }
}
