package io.skybound.query.places;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A city that travellers call by a code or name which its airports don't carry: New York for Newark, LON for Heathrow,
 * Wien for Vienna.
 */
record Metropolis(String code, List<String> names, Set<String> airportCodes) {

    Metropolis {
        names = List.copyOf(names);
        airportCodes = Set.copyOf(airportCodes);
    }

    /** Reads cities.tsv next to this class: code, names, airports. */
    static List<Metropolis> all() {
        try (InputStream in = Metropolis.class.getResourceAsStream("cities.tsv")) {
            if (in == null) {
                throw new IllegalStateException("cities.tsv is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(Metropolis::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Metropolis of(String line) {
        List<String> row = Arrays.asList(line.split("\t", -1));
        return new Metropolis(
                row.get(0),
                Arrays.asList(row.get(1).split(", ")),
                Set.copyOf(Arrays.asList(row.get(2).split(" "))));
    }
}
