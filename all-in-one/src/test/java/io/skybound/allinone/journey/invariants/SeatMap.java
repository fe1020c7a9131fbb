package io.skybound.allinone.journey.invariants;

import io.skybound.api.flight.Cabin;
import io.skybound.api.seats.SeatsEvent;
import io.skybound.api.seats.SeatsEvent.SalesClosed;
import io.skybound.api.seats.SeatsEvent.SalesOpened;
import io.skybound.api.seats.SeatsEvent.SeatsConfirmed;
import io.skybound.api.seats.SeatsEvent.SeatsReleased;
import io.skybound.api.seats.SeatsEvent.SeatsReserved;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The seats of one flight as its events tell of them, counted anew and not taken from what the events say is left. */
final class SeatMap {
    private final String flightId;
    private final Map<Cabin, Integer> free = new EnumMap<>(Cabin.class);
    private final Map<String, Map<Cabin, Integer>> held = new LinkedHashMap<>();
    private final Map<String, Map<Cabin, Integer>> sold = new LinkedHashMap<>();
    private final Set<String> released = new HashSet<>();
    private final List<String> impossible = new ArrayList<>();
    private boolean closed;

    SeatMap(String flightId) {
        this.flightId = flightId;
    }

    void tell(SeatsEvent event, long position) {
        switch (event) {
            case SalesOpened e -> free.putAll(e.seats());
            case SeatsReserved e -> reserve(e, position);
            case SeatsConfirmed e -> confirm(e, position);
            case SeatsReleased e -> release(e, position);
            case SalesClosed _ -> closed = true;
        }
    }

    private void reserve(SeatsReserved e, long position) {
        if (closed) {
            wrong(position, "holds seats of a closed flight for " + e.bookingId());
        }
        if (released.contains(e.bookingId())) {
            wrong(position, "holds seats again for " + e.bookingId());
        }
        Map<Cabin, Integer> before = held.put(e.bookingId(), e.seats());
        if (before != null || sold.containsKey(e.bookingId())) {
            wrong(position, "holds seats twice for " + e.bookingId());
        }
        put(e.seats(), -1);
        put(before, 1);
        compare(position, e.free());
    }

    private void confirm(SeatsConfirmed e, long position) {
        Map<Cabin, Integer> holding = held.remove(e.bookingId());
        if (!e.seats().equals(holding)) {
            wrong(position, "sells " + e.seats() + " to " + e.bookingId() + ", which holds " + holding);
        }
        Map<Cabin, Integer> before = sold.put(e.bookingId(), e.seats());
        put(holding, 1);
        put(before, 1);
        put(e.seats(), -1);
    }

    private void release(SeatsReleased e, long position) {
        if (!released.add(e.bookingId())) {
            wrong(position, "releases the seats of " + e.bookingId() + " twice");
        }
        Map<Cabin, Integer> had = (e.sold() ? sold : held).remove(e.bookingId());
        put(had, 1);
        if (!e.seats().equals(had == null ? Map.of() : had)) {
            wrong(position, "releases " + e.seats() + " of " + e.bookingId() + ", which has " + had);
        }
        compare(position, e.free());
    }

    private void compare(long position, Map<Cabin, Integer> told) {
        free.forEach((cabin, left) -> {
            if (left < 0) {
                wrong(position, "has sold " + -left + " seats too many in " + cabin.wire());
            }
        });
        if (!free.equals(told)) {
            wrong(position, "says that " + told + " are free, but it is " + free);
        }
    }

    private void put(@Nullable Map<Cabin, Integer> taken, int sign) {
        if (taken != null) {
            taken.forEach((cabin, n) -> free.merge(cabin, sign * n, Integer::sum));
        }
    }

    /** Seats that nobody has, by cabin. */
    Map<Cabin, Integer> free() {
        return new TreeMap<>(free);
    }

    Set<String> holders() {
        return held.keySet();
    }

    Set<String> buyers() {
        return sold.keySet();
    }

    List<String> impossible() {
        return impossible;
    }

    private void wrong(long position, String sentence) {
        impossible.add("at " + position + " flight " + flightId + " " + sentence);
    }
}
