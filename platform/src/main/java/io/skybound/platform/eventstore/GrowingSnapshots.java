package io.skybound.platform.eventstore;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.AbstractSnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;

/**
 * Has an aggregate's state stored after so many events, and later whenever its history has grown by a quarter. What is
 * stored grows with the history; in even steps a flight that sells ten thousand seats would be stored a hundred times.
 */
final class GrowingSnapshots implements SnapshotTriggerDefinition {
    private static final int SHARE = 4;

    private final Snapshotter snapshotter;
    private final int least;

    /** @param least events between two snapshots */
    GrowingSnapshots(Snapshotter snapshotter, int least) {
        this.snapshotter = snapshotter;
        this.least = least;
    }

    @Override
    public SnapshotTrigger prepareTrigger(Class<?> aggregateType) {
        return new Trigger(snapshotter, aggregateType, least);
    }

    /** Live aggregates never leave their process, so their triggers stay as they are. */
    @Override
    public SnapshotTrigger reconfigure(Class<?> aggregateType, SnapshotTrigger trigger) {
        return trigger;
    }

    private static final class Trigger extends AbstractSnapshotTrigger {
        private static final long serialVersionUID = 1;

        private final int least;
        private long events;
        private long sinceSnapshot;

        private Trigger(Snapshotter snapshotter, Class<?> aggregateType, int least) {
            super(snapshotter, aggregateType);
            this.least = least;
        }

        @Override
        public void eventHandled(EventMessage<?> event) {
            if (event instanceof DomainEventMessage<?> own) {
                events = own.getSequenceNumber() + 1;
                sinceSnapshot++;
            }
            super.eventHandled(event);
        }

        @Override
        protected boolean exceedsThreshold() {
            return sinceSnapshot >= Math.max(least, events / SHARE);
        }

        @Override
        protected void reset() {
            sinceSnapshot = 0;
        }
    }
}
