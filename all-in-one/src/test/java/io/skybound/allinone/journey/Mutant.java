package io.skybound.allinone.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A guard that {@code make mutants} takes out of the sources, to see a test turn red.
 *
 * @param with what stands in the file, once, as long as the guard is there
 */
record Mutant(String promise, String guard, Path file, String test, String with) {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BETWEEN = Pattern.compile("\n\n+");

    static final List<Mutant> ALL = read();

    boolean isApplicable() throws IOException {
        String source = Files.readString(file);
        int first = source.indexOf(with);
        return first >= 0 && first == source.lastIndexOf(with);
    }

    private static List<Mutant> read() {
        try {
            return BETWEEN.splitAsStream(Files.readString(ROOT.resolve("tools/mutants/mutants.txt")))
                    .filter(entry -> !entry.startsWith("#"))
                    .map(Mutant::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mutant of(String entry) {
        List<String> lines = entry.lines().toList();
        int colon = lines.getFirst().indexOf(": ");
        return new Mutant(
                lines.getFirst().substring(0, colon),
                lines.getFirst().substring(colon + 2),
                ROOT.resolve(lines.get(1)),
                lines.get(2),
                lines.get(3).substring(2));
    }
}
