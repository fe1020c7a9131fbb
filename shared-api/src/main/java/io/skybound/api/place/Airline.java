package io.skybound.api.place;

/**
 * An airline that sells scheduled flights.
 *
 * @param code IATA designator, two letters or digits, such as {@code LH} or {@code 6E}
 */
public record Airline(String code, String name) {

    /** The airline as HTTP shows it. */
    public AirlineView view() {
        return new AirlineView(code, name);
    }
}
