package io.skybound.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

class ClassArchiveTest {

    @TempDir
    Path folder;

    /** Makes an archive of its few classes if it has none, and says whether it shares any. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            String vmInfo = System.getProperty("java.vm.info");
            System.out.println(vmInfo);
            ClassArchive.missing(List.of(arguments), vmInfo).ifPresent(ClassArchive::make);
        }
    }

    @Test
    void isMadeByAStartThatHadNoneAndUsedByTheNext() throws Exception {
        Path jar = jar("program.jar");

        assertThat(run(jar)).doesNotContain("sharing");
        assertThat(run(jar)).contains("sharing");
        assertThat(folder).isDirectoryContaining("glob:**/classes.jsa").isDirectoryNotContaining("glob:**/java_pid*");
    }

    @Test
    void isMadeAnewWhenAJarHasChangedOrItIsDamaged() throws Exception {
        Path jar = jar("program.jar");
        run(jar);
        Path other = jar("program.jar", "another entry");
        assertThat(run(other)).doesNotContain("sharing");
        assertThat(run(other)).contains("sharing");

        Files.writeString(folder.resolve("classes.jsa"), "damaged");
        assertThat(run(other)).doesNotContain("sharing");
        assertThat(run(other)).contains("sharing");
    }

    @Test
    void isNotMadeUnlessTheJvmWasToldOfOne() {
        assertThat(ClassArchive.missing(List.of("-Xmx1g"), "mixed mode")).isEmpty();
        assertThat(ClassArchive.missing(List.of("-XX:SharedArchiveFile=a.jsa"), "mixed mode, sharing"))
                .isEmpty();
        assertThat(ClassArchive.missing(List.of("-XX:SharedArchiveFile=a.jsa"), "mixed mode"))
                .contains(Path.of("a.jsa"));
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

    private String run(Path jar) throws IOException, InterruptedException {
        String archive = "-XX:SharedArchiveFile=" + folder.resolve("classes.jsa");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        archive,
                        "-Xlog:cds*=off",
                        "-cp",
                        jar + File.pathSeparator + jarOf(Logger.class),
                        Program.class.getName(),
                        archive)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).as(said).isZero();
        return said;
    }

    private static Path jarOf(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    private Path jar(String name, String... others) throws IOException {
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Class<?> type : List.of(ClassArchive.class, Program.class)) {
                String entry = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(entry));
                try (InputStream content =
                        Objects.requireNonNull(type.getClassLoader().getResourceAsStream(entry))) {
                    content.transferTo(out);
                }
            }
            for (String other : others) {
                out.putNextEntry(new JarEntry(other));
            }
        }
        return jar;
    }
}
