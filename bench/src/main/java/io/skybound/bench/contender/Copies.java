package io.skybound.bench.contender;

import io.skybound.bench.machine.Database;

/**
 * Makes a long history of a short one: copies all events of flights, bookings and payments as often as is wanted, each copy
 * under ids of its own. What is copied was recorded by the contender itself, so each copy is as good as the original.
 */
final class Copies {
    private static final String COPY = """
            INSERT INTO %4$s (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                payload_type, payload_revision, payload, meta_data)
            SELECT gen_random_uuid()::text, regexp_replace(aggregate_identifier, '%1$s', '\\1z' || copy, 'g'),
                sequence_number, type, time_stamp, payload_type, payload_revision,
                convert_to(regexp_replace(convert_from(payload, 'UTF8'), '%1$s', '\\1z' || copy, 'g'), 'UTF8'), meta_data
            FROM generate_series(%2$d, %3$d) copy, template
            ORDER BY copy, global_index""";

    /** As a regular expression: SkyBound's ids, in aggregates' identifiers and in payloads. */
    static final String PREFIXED_IDS = "((?:flt|bkg|pay|mail)_[A-Za-z0-9_-]+)";

    static final String UUIDS = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";

    private static final int AT_ONCE = 20;

    private Copies() {}

    /** All events of the table, this many times more; global_index must number itself. */
    static void make(Database database, String events, String ids, int copies) {
        database.execute("CREATE TABLE template AS SELECT * FROM " + events);
        for (int first = 1; first <= copies; first += AT_ONCE) {
            database.execute(COPY.formatted(ids, first, Math.min(copies, first + AT_ONCE - 1), events));
        }
        database.execute("DROP TABLE template");
        database.execute("VACUUM ANALYZE " + events);
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
