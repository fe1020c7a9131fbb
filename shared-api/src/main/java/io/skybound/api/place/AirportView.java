package io.skybound.api.place;

import org.jspecify.annotations.Nullable;

/** An airport as HTTP shows it; {@code icaoCode} is null at the few small ones that have none. */
public record AirportView(
        String id,
        String iataCode,
        @Nullable String icaoCode,
        String name,
        String city,
        String country,
        String timeZone,
        double latitude,
        double longitude) {}
