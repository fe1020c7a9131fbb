package io.skybound.allinone.journey.invariants;

/** I7. That every processor has come to the head was awaited; here it must have got there without a detour. */
final class NoEventIsSkipped implements Invariant {

    @Override
    public void check(Snapshot snapshot, Violations found) {
        snapshot.rows()
                .all(
                        "SELECT aggregate_identifier || ' has ' || count(*) || ' events up to ' || max(sequence_number)"
                                + " FROM events.domain_event_entry GROUP BY aggregate_identifier"
                                + " HAVING count(*) <> max(sequence_number) + 1 OR min(sequence_number) <> 0",
                        row -> row.getString(1))
                .forEach(aggregate -> found.add("I7", "%s", aggregate));
        snapshot.rows()
                .all(
                        "SELECT processing_group || ' ' || event_identifier FROM process.dead_letter_entry",
                        row -> row.getString(1))
                .forEach(letter -> found.add("I7", "dead letter %s", letter));
        found.unless(!Progress.of(snapshot.rows()).isEmpty(), "I7", "there is no event processor");
    }
}
