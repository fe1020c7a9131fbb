package io.skybound.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/decisions/README.md lists what is in its folder. */
class DecisionsTest {

    private static final Path FOLDER = Path.of("../docs/decisions");

    @Test
    void listsEachDecisionByItsTitle() throws IOException {
        List<String> listed;
        try (Stream<String> lines = Files.lines(FOLDER.resolve("README.md"))) {
            listed = lines.filter(line -> line.startsWith("- ")).toList();
        }

        assertThat(listed).isNotEmpty().isEqualTo(written());
    }

    private static List<String> written() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> Objects.requireNonNull(file.getFileName()).toString())
                    .filter(name -> name.matches("\\d{4}-.*\\.md"))
                    .sorted()
                    .map(name -> "- [" + title(name) + "](" + name + ")")
                    .toList();
        }
    }

    private static String title(String name) {
        try (Stream<String> lines = Files.lines(FOLDER.resolve(name))) {
            return lines.findFirst().orElseThrow().substring("# ".length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
