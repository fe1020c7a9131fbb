package io.skybound.query.places;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.skybound.api.place.Airport;
import io.skybound.api.place.AirportView;
import io.skybound.api.place.Places;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Finds airports as a person looks for them: by code, city or name, a part of it, with or without accents. The best fit
 * comes first, and of two that fit equally well the greater airport.
 */
final class AirportSearch {

    /** In the order of {@link Places#airports()}: the greatest first. */
    private final List<AirportEntry> entries;

    AirportSearch(Places places) {
        Map<String, List<Metropolis>> metropolises = Metropolis.all().stream()
                .flatMap(city -> city.airportCodes().stream().map(code -> Map.entry(code, city)))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        this.entries = places.airports().stream()
                .map(airport -> entry(airport, metropolises))
                .toList();
    }

    private static AirportEntry entry(Airport airport, Map<String, List<Metropolis>> metropolises) {
        return new AirportEntry(airport, metropolises.getOrDefault(airport.iataCode(), List.of()));
    }

    /** At most {@code limit} airports; a blank query gives the greatest. */
    List<AirportView> find(String query, int limit) {
        if (query.isBlank()) {
            return entries.stream().limit(limit).map(AirportEntry::view).toList();
        }
        SearchText wanted = SearchText.of(query);
        return wanted.isEmpty() ? List.of() : bestFirst(wanted, limit);
    }

    private List<AirportView> bestFirst(SearchText wanted, int limit) {
        Map<AirportEntry.Fit, List<AirportView>> found = new EnumMap<>(AirportEntry.Fit.class);
        for (AirportEntry entry : entries) {
            AirportEntry.Fit fit = entry.fit(wanted);
            if (fit != null) {
                found.computeIfAbsent(fit, f -> new ArrayList<>()).add(entry.view());
            }
        }
        return found.values().stream().flatMap(List::stream).limit(limit).toList();
    }
}
