package io.skybound.bench.contender;

import io.skybound.bench.machine.Database;

/**
 * Makes a long history of a short one: copies all events of flights, bookings and payments as often as is wanted, each copy
 * under ids of its own. What is copied was recorded by the product itself, so each copy is as good as the original.
 */
final class Copies {
    private static final String COPY = """
            INSERT INTO events.domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                payload_type, payload_revision, payload, meta_data)
            SELECT gen_random_uuid()::text, regexp_replace(aggregate_identifier, '%1$s', '\\1_\\2z' || copy, 'g'),
                sequence_number, type, time_stamp, payload_type, payload_revision,
                convert_to(regexp_replace(convert_from(payload, 'UTF8'), '%1$s', '\\1_\\2z' || copy, 'g'), 'UTF8'), meta_data
            FROM generate_series(%2$d, %3$d) copy, template
            ORDER BY copy, global_index""";
    private static final String IDS = "(flt|bkg|pay|mail)_([A-Za-z0-9_-]+)";
    private static final int AT_ONCE = 20;

    private Copies() {}

    /** All events of the store, this many times more. */
    static void make(Database database, int copies) {
        database.execute("CREATE TABLE template AS SELECT * FROM events.domain_event_entry");
        for (int first = 1; first <= copies; first += AT_ONCE) {
            database.execute(COPY.formatted(IDS, first, Math.min(copies, first + AT_ONCE - 1)));
        }
        database.execute("DROP TABLE template");
        database.execute("VACUUM ANALYZE events.domain_event_entry");
    }

    /** As if every processor had seen everything already. */
    static void moveTokensToHead(Database database) {
        long head = database.number("SELECT max(global_index) FROM events.domain_event_entry");
        database.execute(
                "UPDATE process.token_entry SET owner = NULL, token = convert_to(regexp_replace(convert_from(token,"
                        + " 'UTF8'), '\"index\":\\d+', '\"index\":" + head
                        + "', 'g'), 'UTF8') WHERE token IS NOT NULL AND"
                        + " processor_name NOT LIKE '\\_\\_%'");
    }
}
