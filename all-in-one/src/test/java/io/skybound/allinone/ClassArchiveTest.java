package io.skybound.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    Path folder;

    private Path archive;
    private String first;
    private String second;

    @BeforeEach
    void jarsAndThenTheirArchive() throws IOException {
        first = file("first.jar", NOON).toString();
        second = file("second.jar", NOON).toString();
        archive = file("classes.jsa", NOON.plusSeconds(1));
    }

    @Test
    void staysAsLongAsEachJarIsOlder() {
        ClassArchive.putAwayIfUseless(selfMade(), first, second);

        assertThat(archive).exists();
    }

    @Test
    void goesWhenOneJarIsNewer() throws IOException {
        file("second.jar", NOON.plusSeconds(2));

        ClassArchive.putAwayIfUseless(selfMade(), first, second);

        assertThat(archive).doesNotExist();
    }

    @Test
    void goesWhenTheProcessThatMadeItWasKilled() throws IOException {
        Files.write(archive, new byte[4096]);

        ClassArchive.putAwayIfUseless(selfMade(), first, second);

        assertThat(archive).doesNotExist();
    }

    @Test
    void isLeftAloneWhenTheJvmWouldMakeNoOther() throws IOException {
        file("second.jar", NOON.plusSeconds(2));

        ClassArchive.putAwayIfUseless(List.of("-XX:SharedArchiveFile=" + archive), first, second);

        assertThat(archive).exists();
    }

    @Test
    void mayBeMissingLikeAnyJar() throws IOException {
        Files.delete(Path.of(first));
        assertThatCode(() -> ClassArchive.putAwayIfUseless(selfMade(), first, second))
                .doesNotThrowAnyException();

        Files.delete(archive);
        assertThatCode(() -> ClassArchive.putAwayIfUseless(selfMade(), second)).doesNotThrowAnyException();
    }

    /** All modules are named there, as Maven would give folders, of which there is no archive. */
    @Test
    void isMadeFromAllModules() throws IOException {
        Path root = Path.of("..");
        String start = Files.readString(root.resolve("all-in-one").resolve("pom.xml"));
        List<String> modules = Pattern.compile("<module>([^<]+)</module>")
                .matcher(Files.readString(root.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .filter(module -> !module.startsWith("bench") && !module.equals("all-in-one"))
                .toList();

        assertThat(modules)
                .isNotEmpty()
                .allSatisfy(module -> assertThat(start)
                        .contains("<jar>${project.basedir}/../%1$s/target/%1$s-${project.version}.jar</jar>"
                                .formatted(module)));
    }

    private List<String> selfMade() {
        return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive);
    }

    private Path file(String name, Instant modified) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, name);
        return Files.setLastModifiedTime(file, FileTime.from(modified));
    }
}
