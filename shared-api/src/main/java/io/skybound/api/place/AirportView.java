package io.skybound.api.place;

/** An airport as HTTP shows it. */
public record AirportView(
        String id,
        String iataCode,
        String icaoCode,
        String name,
        String city,
        String country,
        String timeZone,
        double latitude,
        double longitude) {}
