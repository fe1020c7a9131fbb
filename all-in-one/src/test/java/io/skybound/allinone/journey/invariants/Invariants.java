package io.skybound.allinone.journey.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Waits until a product has drained, and then checks all that must be true of it, on one snapshot of its database. Every
 * violation is listed, not only the first.
 */
public final class Invariants {

    private static final List<Invariant> ALL = List.of(
            new SeatsAreNeverOversold(),
            new MoneyAddsUp(),
            new BooksBalance(),
            new ConfirmationsAreDelivered(),
            new ReadModelsAgree(),
            new NoEventIsSkipped(),
            new NothingIsStuck(),
            new NothingIsGivenAway());

    private static final List<Invariant> HISTORY = List.of(new SeatsAreNeverOversold(), new NoEventIsSkipped());

    private Invariants() {}

    public static void mustHold(Evidence evidence) {
        assertThat(violations(evidence)).as("violated invariants").isEmpty();
    }

    /** As {@link #violations}, of what must be true of the recorded events at any moment, whoever has yet to react. */
    public static List<String> violationsOfHistory(Evidence evidence) {
        try (Connection connection = evidence.database().snapshot()) {
            Snapshot snapshot = Snapshot.read(connection, evidence);
            Violations found = new Violations();
            HISTORY.forEach(invariant -> invariant.check(snapshot, found));
            return found.list();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One sentence for each violation, beginning with the invariant's number. */
    public static List<String> violations(Evidence evidence) {
        try (Connection connection = Drained.await(evidence)) {
            Snapshot snapshot = Snapshot.read(connection, evidence);
            Violations found = new Violations();
            ALL.forEach(invariant -> invariant.check(snapshot, found));
            return found.list();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
