package io.skybound.api.place;

/** An airline as HTTP shows it; {@code code} is the IATA code. */
public record AirlineView(String code, String name) {}
