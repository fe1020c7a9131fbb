package io.skybound.bench.contender;

import io.skybound.bench.machine.Database;
import java.util.ArrayList;
import java.util.List;

/** What is wrong in a peer's database. */
final class Violated {
    static final String MONEY = "SELECT count(*) FROM bookings b WHERE (status = 'confirmed') <>"
            + " ((SELECT count(*) FROM payments p WHERE p.booking_id = b.id AND p.status = 'completed') = 1)";
    static final String MONEY_SAYS = "bookings have another state than their payments";

    private Violated() {}

    /** @param queriesAndWords pairs: a query that counts what is wrong, and how to say it */
    static List<String> in(Database database, String... queriesAndWords) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < queriesAndWords.length; i += 2) {
            long wrong = database.number(queriesAndWords[i]);
            if (wrong > 0) {
                found.add(wrong + " " + queriesAndWords[i + 1]);
            }
        }
        return found;
    }
}
