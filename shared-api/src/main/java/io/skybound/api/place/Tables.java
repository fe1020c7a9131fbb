package io.skybound.api.place;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Reads the tab-separated lists next to this class: one heading line, then one place a line, no quoting. */
final class Tables {

    private Tables() {}

    static List<Airport> airports() {
        return rows("airports.tsv", Tables::airport);
    }

    static List<Airline> airlines() {
        return rows("airlines.tsv", row -> new Airline(row[0], row[1]));
    }

    private static Airport airport(String[] row) {
        return new Airport(
                "apt_" + row[0].toLowerCase(Locale.ROOT),
                row[0],
                row[1].isEmpty() ? null : row[1],
                row[2],
                row[3],
                row[4],
                ZoneId.of(row[5]),
                Double.parseDouble(row[6]),
                Double.parseDouble(row[7]));
    }

    private static <T> List<T> rows(String file, Function<String[], T> place) {
        return text(file)
                .lines()
                .skip(1)
                .map(line -> place.apply(line.split("\t", -1)))
                .toList();
    }

    private static String text(String file) {
        try (InputStream in = Tables.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
