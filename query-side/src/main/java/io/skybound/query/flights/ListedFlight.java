package io.skybound.query.flights;

import io.skybound.query.readmodel.PlaceNames;
import org.jspecify.annotations.Nullable;

/** A flight as readers see it. Its JSON is written when somebody asks for the first time, and kept until it changes. */
final class ListedFlight {

    private final FlightRow row;
    private volatile @Nullable FlightJson json;

    ListedFlight(FlightRow row) {
        this.row = row;
    }

    FlightRow row() {
        return row;
    }

    /** Two who ask at once may both write it: the same. */
    FlightJson json(PlaceNames places) {
        FlightJson known = json;
        if (known == null) {
            known = FlightJson.of(row, places);
            json = known;
        }
        return known;
    }
}
