package io.skybound.allinone.journey;

import io.skybound.allinone.laboratory.Action;
import io.skybound.allinone.laboratory.Point;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What docs/reliability.md says, taken from the tests themselves. */
final class ReliabilityPage {
    private static final List<Action> FAULTS = List.of(Action.HALT, Action.EXCEPTION, Action.DELAY, Action.DUPLICATE);

    private ReliabilityPage() {}

    /** @param link from a test class to its place in the repository */
    static String promises(Function<String, String> link) {
        String rows = Promise.ALL.stream()
                .map(promise -> "| " + promise.name() + " | " + promise.text() + " | "
                        + promise.tests().stream().map(link).collect(Collectors.joining(", ")) + " | "
                        + mutants(promise) + " |\n")
                .collect(Collectors.joining());
        return "Everything below is examined by "
                + Promise.EVERYWHERE.stream().map(link).collect(Collectors.joining(", "))
                + " and after each class of journeys; the tests in the table are those that aim at the one promise.\n\n"
                + "| | promise | tests | what was broken on purpose, and seen |\n|---|---|---|---|\n" + rows;
    }

    /** How many occasions there are for each point, and what is tried there. */
    static String points() {
        String rows = Arrays.stream(Point.values())
                .filter(point -> FAULTS.stream().anyMatch(action -> CrashPoints.makesSense(point, action)))
                .map(point -> "| " + point.means() + " | "
                        + FAULTS.stream().map(action -> times(point, action)).collect(Collectors.joining(" | "))
                        + " |\n")
                .collect(Collectors.joining());
        return "| when | halt | exception | delay | duplicate |\n|---|---|---|---|---|\n" + rows;
    }

    private static String times(Point point, Action action) {
        long occasions =
                CrashPoints.all(action).filter(one -> one.point() == point).count();
        return occasions == 0 ? "–" : Long.toString(occasions);
    }

    private static String mutants(Promise promise) {
        Stream<String> guards = GuardsJourneyTest.GUARDS.stream()
                .filter(guard -> guard.invariant().equals(promise.name()))
                .map(guard -> "without: " + guard.what());
        Stream<String> damages = InvariantsJourneyTest.DAMAGES.stream()
                .filter(damage -> damage.invariant().equals(promise.name()))
                .map(InvariantsJourneyTest.Damage::what);
        Stream<String> mutants = Mutant.ALL.stream()
                .filter(mutant -> mutant.promise().equals(promise.name()))
                .map(mutant -> "without: " + mutant.guard());
        return Stream.of(guards, damages, mutants).flatMap(all -> all).collect(Collectors.joining("; "));
    }
}
