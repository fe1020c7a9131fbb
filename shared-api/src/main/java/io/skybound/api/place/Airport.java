package io.skybound.api.place;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * An airport with scheduled service.
 *
 * @param id stable, {@code apt_} and the IATA code in lower case
 * @param iataCode three capital letters
 * @param icaoCode four capital letters; a few small airports have none
 * @param city the city on the ticket, which is not always where the runway lies: Tokyo for Narita
 * @param country English short name
 * @param timeZone the zone of the airport's own clocks; departures and arrivals are shown in it
 * @param latitude degrees, north is positive
 * @param longitude degrees, east is positive
 */
public record Airport(
        String id,
        String iataCode,
        @Nullable String icaoCode,
        String name,
        String city,
        String country,
        ZoneId timeZone,
        double latitude,
        double longitude) {

    private static final double EARTH_RADIUS_KM = 6371.0088;

    /** The airport as HTTP shows it. */
    public AirportView view() {
        return new AirportView(id, iataCode, icaoCode, name, city, country, timeZone.getId(), latitude, longitude);
    }

    /** Length of the great circle between two airports. */
    public double distanceKm(Airport other) {
        double fromLatitude = Math.toRadians(latitude);
        double toLatitude = Math.toRadians(other.latitude);
        double halfNorth = Math.sin((toLatitude - fromLatitude) / 2);
        double halfEast = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
        double haversine = halfNorth * halfNorth + Math.cos(fromLatitude) * Math.cos(toLatitude) * halfEast * halfEast;
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(haversine)));
    }
}
