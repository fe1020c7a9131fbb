package io.skybound.query.flights;

import io.skybound.query.feed.Frame;
import io.skybound.query.feed.Source;
import io.skybound.query.readmodel.Arrival;
import io.skybound.query.readmodel.PlaceNames;
import io.skybound.query.readmodel.ViewJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which flights have changed since this process began to listen: of each the last change only, as the table read.flight
 * has it. Who can't be told each flight is told to read all again.
 */
final class FlightChangesSource implements Source {

    /** All flights are one thing to watch. */
    static final String ALL = "";

    private static final int MOST = 10_000;

    /** Whoever is further behind had better read the list. */
    private static final int MOST_AT_ONCE = 200;

    private final FlightRows flights;
    private final PlaceNames places;
    private final Map<String, Long> changes = new LinkedHashMap<>();
    private long last;

    /** Up to this change, some are not known any more. */
    private long lost;

    FlightChangesSource(FlightRows flights, PlaceNames places) {
        this.flights = flights;
        this.places = places;
    }

    /** Of any read model. */
    synchronized void hear(List<Arrival> arrivals) {
        for (Arrival arrival : arrivals) {
            if (arrival.model().equals(FlightProjection.NAME)) {
                changes.remove(arrival.id());
                changes.put(arrival.id(), ++last);
            }
        }
        for (Iterator<Long> oldest = changes.values().iterator(); changes.size() > MOST; ) {
            lost = oldest.next();
            oldest.remove();
        }
    }

    /** Some may have been missed. */
    synchronized void doubt() {
        changes.clear();
        lost = ++last;
    }

    /** Whoever comes reads the list, so there is nothing to begin with. */
    @Override
    public Current current(String key, long after) {
        long upTo = last();
        if (after == BEGINNING) {
            return new Current(upTo, Collections.emptyIterator());
        }
        List<Frame> news = after(key, after, MOST_AT_ONCE);
        if (news.size() == MOST_AT_ONCE) {
            news = List.of(reload(upTo));
        }
        return new Current(upTo, news.iterator());
    }

    /** Another process counts its changes otherwise. */
    @Override
    public boolean knows(String key, long id) {
        return false;
    }

    @Override
    public List<Frame> after(String key, long id, int most) {
        List<Frame> frames = new ArrayList<>();
        Map<String, Long> wanted = new LinkedHashMap<>();
        synchronized (this) {
            if (lost > id) {
                frames.add(reload(lost));
            }
            changes.forEach((flight, change) -> {
                if (change > id && frames.size() + wanted.size() < most) {
                    wanted.put(flight, change);
                }
            });
        }
        Map<String, FlightRow> rows = wanted.isEmpty() ? Map.of() : flights.find(wanted.keySet());
        wanted.forEach((flight, change) -> {
            FlightRow row = rows.get(flight);
            if (row != null) {
                frames.add(Frame.passing("flight", change, ViewJson.write(row.view(places, null))));
            }
        });
        return frames;
    }

    private synchronized long last() {
        return last;
    }

    private static Frame reload(long id) {
        return Frame.passing("reload", id, "{}");
    }
}
