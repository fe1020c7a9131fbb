package io.skybound.query.places;

import io.skybound.api.place.Airport;
import io.skybound.api.place.AirportView;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one airport is found by, and how well a query fits it. */
final class AirportEntry {

    private final AirportView view;
    private final String code;
    private final Set<String> otherCodes;
    private final List<SearchText> cities;
    private final SearchText name;
    private final SearchText everything;

    /** @param metropolises the great cities whose airport this is */
    AirportEntry(Airport airport, List<Metropolis> metropolises) {
        this.view = airport.view();
        this.code = airport.iataCode().toLowerCase(Locale.ROOT);
        this.otherCodes = Set.copyOf(Stream.concat(
                        Stream.ofNullable(airport.icaoCode()),
                        metropolises.stream().map(Metropolis::code))
                .map(other -> other.toLowerCase(Locale.ROOT))
                .distinct()
                .toList());
        this.cities = Stream.concat(
                        Stream.of(airport.city()), metropolises.stream().flatMap(city -> city.names().stream()))
                .map(SearchText::of)
                .distinct()
                .toList();
        this.name = SearchText.of(airport.name());
        this.everything = SearchText.of(String.join(
                " ",
                Stream.concat(
                                Stream.of(airport.name(), airport.country()),
                                cities.stream().map(SearchText::text))
                        .toList()));
    }

    AirportView view() {
        return view;
    }

    /** How well it fits, or null if it doesn't. */
    @Nullable
    Fit fit(SearchText query) {
        if (code.equals(query.text())) {
            return Fit.CODE;
        }
        if (otherCodes.contains(query.text())) {
            return Fit.OTHER_CODE;
        }
        if (cities.stream().anyMatch(city -> city.is(query))) {
            return Fit.CITY;
        }
        if (cities.stream().anyMatch(city -> city.startsWith(query)) || name.startsWith(query)) {
            return Fit.BEGINNING;
        }
        if (query.words().stream().allMatch(everything::hasWord)) {
            return Fit.WORDS;
        }
        if (code.startsWith(query.text())) {
            return Fit.BEGINNING_OF_CODE;
        }
        if (cities.stream().anyMatch(city -> city.contains(query)) || name.contains(query)) {
            return Fit.SOMEWHERE;
        }
        return null;
    }

    /** From the best fit to the weakest. */
    enum Fit {
        CODE,
        OTHER_CODE,
        CITY,
        BEGINNING,
        WORDS,
        BEGINNING_OF_CODE,
        SOMEWHERE
    }
}
