import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes each guard in mutants.txt out of the sources, runs the test that it names, and puts the guard back. The test must
 * turn red. {@code make mutants}, or {@code make mutants only=I9}.
 */
class Mutants {
    private static final Path LIST = Path.of("tools/mutants/mutants.txt");

    record Mutant(String guard, Path file, String test, String with, String without) {
        static Mutant of(String entry) {
            List<String> lines = entry.lines().toList();
            return new Mutant(
                    lines.get(0),
                    Path.of(lines.get(1)),
                    lines.get(2),
                    lines.get(3).substring(2),
                    lines.get(4).substring(2));
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String only = arguments.length == 0 ? "" : arguments[0];
        List<Mutant> survived = new ArrayList<>();
        for (String entry : Files.readString(LIST).split("\n\n+")) {
            if (!entry.startsWith("#") && entry.contains(only)) {
                Mutant mutant = Mutant.of(entry);
                String outcome = outcome(mutant);
                System.out.println(outcome + "  " + mutant.guard() + "  (" + mutant.test() + ")");
                if (!outcome.equals("red")) {
                    survived.add(mutant);
                }
            }
        }
        System.exit(survived.isEmpty() ? 0 : 1);
    }

    private static String outcome(Mutant mutant) throws IOException, InterruptedException {
        String whole = Files.readString(mutant.file());
        if (!whole.contains(mutant.with())) {
            return "gone";
        }
        Thread putBack = new Thread(() -> write(mutant.file(), whole));
        Runtime.getRuntime().addShutdownHook(putBack);
        try {
            write(mutant.file(), whole.replace(mutant.with(), mutant.without()));
            Path log = Files.createTempFile("mutant-", ".log");
            int exit = new ProcessBuilder(
                            "mvn", "-q", "verify", "-pl", module(mutant.test()), "-am",
                            "-Dtest=" + mutant.test(), "-Dit.test=" + mutant.test(),
                            "-Dsurefire.failIfNoSpecifiedTests=false", "-Dfailsafe.failIfNoSpecifiedTests=false")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            String said = Files.readString(log);
            Files.delete(log);
            return exit == 0 ? "GREEN" : said.contains("There are test failures") || said.contains("Tests run:") ? "red" : "broken";
        } finally {
            Runtime.getRuntime().removeShutdownHook(putBack);
            putBack.run();
        }
    }

    private static String module(String test) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("."), 16)) {
            return files.filter(file -> file.endsWith(test + ".java") && file.toString().contains("/src/test/"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no test " + test))
                    .getName(1)
                    .toString();
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
