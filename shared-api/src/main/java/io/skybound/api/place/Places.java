package io.skybound.api.place;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every airport with scheduled service and the airlines that fly there. Immutable and in memory: a look-up costs a hash
 * and is safe from any thread.
 */
public final class Places {

    private static final String ID_PREFIX = "APT_";

    private final List<Airport> airports;
    private final List<Airline> airlines;
    private final Map<String, Airport> airportsByCode;
    private final Map<String, Airline> airlinesByCode;

    private Places(List<Airport> airports, List<Airline> airlines) {
        this.airports = airports;
        this.airlines = airlines;
        this.airportsByCode = airports.stream().collect(toUnmodifiableMap(Airport::iataCode, airport -> airport));
        this.airlinesByCode = airlines.stream().collect(toUnmodifiableMap(Airline::code, airline -> airline));
    }

    /** Reads the lists that come with this module. They are read once per process. */
    public static Places load() {
        return Loaded.PLACES;
    }

    /** By IATA code or id; case does not matter. */
    public Optional<Airport> airport(String iataCodeOrId) {
        String code = iataCodeOrId.toUpperCase(Locale.ROOT);
        return Optional.ofNullable(
                airportsByCode.get(code.startsWith(ID_PREFIX) ? code.substring(ID_PREFIX.length()) : code));
    }

    /** By IATA designator; case does not matter. */
    public Optional<Airline> airline(String code) {
        return Optional.ofNullable(airlinesByCode.get(code.toUpperCase(Locale.ROOT)));
    }

    /** The greatest airports first, roughly by traffic: of two that match a search, the first is the likelier one. */
    public List<Airport> airports() {
        return airports;
    }

    /** By code. */
    public List<Airline> airlines() {
        return airlines;
    }

    /** Length of the great circle between two airports. */
    public double distanceKm(Airport from, Airport to) {
        return from.distanceKm(to);
    }

    private static final class Loaded {
        static final Places PLACES = new Places(Tables.airports(), Tables.airlines());
    }
}
