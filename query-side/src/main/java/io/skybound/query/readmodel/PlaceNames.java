package io.skybound.query.readmodel;

import io.skybound.api.place.Airline;
import io.skybound.api.place.AirlineView;
import io.skybound.api.place.Airport;
import io.skybound.api.place.AirportView;
import io.skybound.api.place.Places;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Names of the places that events know by code. A place that has left the lists since keeps its code as its name and
 * its clocks show UTC: history must stay readable.
 */
public record PlaceNames(Places places) {

    public AirportView airport(String code) {
        return places.airport(code).map(Airport::view).orElseGet(() -> unlisted(code));
    }

    public AirlineView airline(String code) {
        return places.airline(code).map(Airline::view).orElseGet(() -> new AirlineView(code, code));
    }

    public ZoneId zone(String airportCode) {
        return places.airport(airportCode).map(Airport::timeZone).orElse(ZoneOffset.UTC);
    }

    /** What the airport's own clocks show. */
    public OffsetDateTime localTime(Instant instant, String airportCode) {
        return instant.atZone(zone(airportCode)).toOffsetDateTime();
    }

    private static AirportView unlisted(String code) {
        return new AirportView("apt_" + code.toLowerCase(Locale.ROOT), code, null, code, code, "", "UTC", 0, 0);
    }
}
