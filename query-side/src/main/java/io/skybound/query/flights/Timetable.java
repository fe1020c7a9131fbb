package io.skybound.query.flights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Where a search finds the flights of a day. */
interface Timetable {

    /** Flights that can still be taken that day, local to the origin; in no order. */
    List<ListedFlight> onRoute(String origin, String destination, LocalDate date, Instant now);
}
