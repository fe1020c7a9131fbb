package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/reliability.md says what the tests do: {@code make docs} writes it anew. How often each fault was tried stands
 * there as counted by the runs whose records lie in target/reliability when it is written.
 */
class ReliabilityPageTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("docs/reliability.md");
    private static final Path RECORDS = Path.of("target", "reliability");
    private static final Map<String, Path> TESTS = tests();

    @Test
    void saysWhichTestsHoldWhichPromise() throws IOException {
        compare("promises", ReliabilityPage.promises(ReliabilityPageTest::link));
    }

    @Test
    void saysWhereTheProductIsMadeToSuffer() throws IOException {
        compare("points", ReliabilityPage.points());
    }

    @Test
    void saysHowOftenFaultsWereTried() throws IOException {
        String page = Files.readString(PAGE);
        if (Boolean.getBoolean("docs.write") && Files.exists(RECORDS)) {
            write(page, "counts", counts());
        }
        assertThat(part(page, "counts")).contains("| fault | times |");
    }

    /** Who changes a guard changes its mutant, too. */
    @Test
    void everyMutantFindsItsGuardAndItsTest() {
        assertThat(Mutant.ALL).isNotEmpty().allSatisfy(mutant -> {
            assertThat(mutant.isApplicable()).as(mutant.toString()).isTrue();
            assertThat(TESTS).containsKey(mutant.test());
        });
    }

    private static void compare(String part, String text) throws IOException {
        String page = Files.readString(PAGE);
        if (Boolean.getBoolean("docs.write")) {
            write(page, part, text);
        } else {
            assertThat(part(page, part)).isEqualTo(text);
        }
    }

    private static String part(String page, String name) {
        int begin = page.indexOf(begin(name));
        assertThat(begin).as("the part '" + name + "' of " + PAGE).isPositive();
        return page.substring(begin + begin(name).length(), page.indexOf(end(name)));
    }

    private static void write(String page, String name, String text) throws IOException {
        Files.writeString(
                PAGE,
                page.substring(0, page.indexOf(begin(name)) + begin(name).length())
                        + text
                        + page.substring(page.indexOf(end(name))));
    }

    private static String begin(String name) {
        return "<!-- " + name + ": make docs -->\n";
    }

    private static String end(String name) {
        return "<!-- end of " + name + " -->\n";
    }

    /** From the records of all runs: fault, and how often. */
    private static String counts() throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        try (Stream<Path> records = Files.list(RECORDS)) {
            for (Path record : records.filter(
                            file -> file.getFileName().toString().startsWith("faults-"))
                    .toList()) {
                for (String line : Files.readAllLines(record)) {
                    String[] parts = line.split("\t", -1);
                    counts.merge(parts[0], Long.parseLong(parts[1]), Long::sum);
                }
            }
        }
        return counts.entrySet().stream()
                .map(count -> "| " + count.getKey() + " | " + count.getValue() + " |\n")
                .collect(Collectors.joining("", "| fault | times |\n|---|---|\n", ""));
    }

    private static String link(String test) {
        Path file = TESTS.get(test);
        assertThat(file).as("a test called " + test).isNotNull();
        return "[" + test + "](../" + ROOT.relativize(file).toString().replace('\\', '/') + ")";
    }

    private static Map<String, Path> tests() {
        Map<String, Path> found = new TreeMap<>();
        for (String module : List.of("all-in-one", "command-side", "notification-saga", "platform", "query-side")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> found.put(file.getFileName().toString().replace(".java", ""), file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }
}
