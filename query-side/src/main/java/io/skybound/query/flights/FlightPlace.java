package io.skybound.query.flights;

import io.skybound.platform.web.Cursor;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A flight's place in the order of an answer: all outbound flights first, then those that return; each by what was
 * asked for, then by departure.
 *
 * @param rank price in minor units, minutes or seconds, as the order asks
 * @param departure epoch second
 */
record FlightPlace(boolean returnFlight, long rank, long departure, String id) implements Comparable<FlightPlace> {

    private static final int KEYS = 4;

    private static final Comparator<FlightPlace> ORDER = Comparator.comparing(FlightPlace::returnFlight)
            .thenComparingLong(FlightPlace::rank)
            .thenComparingLong(FlightPlace::departure)
            .thenComparing(FlightPlace::id);

    /** The place that a cursor stands for, null where none was sent. A cursor means nothing in another order. */
    static @Nullable FlightPlace parse(FlightSort sort, @Nullable String after) {
        Cursor cursor = Cursor.parse(list(sort), KEYS, after);
        return cursor == null
                ? null
                : new FlightPlace(cursor.number(0) == 1, cursor.number(1), cursor.number(2), cursor.key(3));
    }

    Cursor cursor(FlightSort sort) {
        return Cursor.of(list(sort), returnFlight ? 1 : 0, rank, departure, id);
    }

    @Override
    public int compareTo(FlightPlace other) {
        return ORDER.compare(this, other);
    }

    private static String list(FlightSort sort) {
        return "flights-" + sort.wire();
    }
}
