package io.skybound.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.junit.jupiter.api.Test;

class GrowingSnapshotsTest {

    private final List<Long> takenAfter = new ArrayList<>();
    private long events;
    private final GrowingSnapshots snapshots = new GrowingSnapshots((_, _) -> takenAfter.add(events), 100);

    @Test
    void areTakenInEvenStepsAtFirst() {
        handle(snapshots.prepareTrigger(Object.class), 0, 450);

        assertThat(takenAfter).containsExactly(100L, 200L, 300L, 400L);
    }

    @Test
    void areTakenWheneverTheHistoryHasGrownByAQuarter() {
        handle(snapshots.prepareTrigger(Object.class), 0, 10_000);

        assertThat(takenAfter).hasSizeLessThan(20);
        for (int i = 1; i < takenAfter.size(); i++) {
            assertThat(takenAfter.get(i) - takenAfter.get(i - 1))
                    .isBetween(100L, Math.max(100, takenAfter.get(i) / 4 + 1));
        }
    }

    @Test
    void goOnFromThoseThatAreThere() {
        SnapshotTrigger trigger = snapshots.prepareTrigger(Object.class);
        // Axon hands out the snapshot first, and after it what came later.
        handle(trigger, 7_999, 8_000);
        trigger.initializationFinished();
        handle(trigger, 8_000, 9_000);

        assertThat(takenAfter).isEmpty();
        handle(trigger, 9_000, 11_000);
        assertThat(takenAfter).hasSize(1);
    }

    private void handle(SnapshotTrigger trigger, long from, long to) {
        for (long sequence = from; sequence < to; sequence++) {
            events = sequence + 1;
            trigger.eventHandled(new GenericDomainEventMessage<>("Flight", "flt_1", sequence, "something"));
        }
    }
}
