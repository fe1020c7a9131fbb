package io.skybound.query.flights;

import io.skybound.api.flight.Cabin;
import io.skybound.api.place.Airport;
import io.skybound.api.place.Places;
import io.skybound.platform.web.InputError;
import io.skybound.platform.web.Paging;
import io.skybound.platform.web.Problem;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a request into a search, or refuses it with everything that is wrong with it. Serves one request. */
final class SearchRules {

    static final int MOST_PASSENGERS = 9;
    static final int USUAL_LIMIT = 50;

    /** With four digits for the year: Java knows years that no database does. */
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Places places;
    private final Clock clock;
    private final List<InputError> errors = new ArrayList<>();

    SearchRules(Places places, Clock clock) {
        this.places = places;
        this.clock = clock;
    }

    FlightSearch check(SearchRequest request) {
        Airport from = airport("/from_code", request.fromCode());
        Airport to = airport("/to_code", request.toCode());
        if (from != null && from.equals(to)) {
            error("/to_code", "same_airport", "is the airport of departure");
        }
        required("/departure_date", request.departureDate());
        LocalDate departure = date("/departure_date", request.departureDate());
        LocalDate back = date("/return_date", request.returnDate());
        if (from != null && departure != null && departure.isBefore(LocalDate.now(clock.withZone(from.timeZone())))) {
            error("/departure_date", "date_in_past", "is over at the airport of departure");
        }
        if (departure != null && back != null && back.isBefore(departure)) {
            error("/return_date", "return_before_departure", "is before the departure");
        }
        required("/passengers", request.passengers());
        Integer passengers = request.passengers();
        range("/passengers", passengers, MOST_PASSENGERS);
        range("/limit", request.limit(), Paging.MOST);
        Cabin cabin = cabin(request.cabinClass());
        FlightSort sort = sort(request.sort());
        if (!errors.isEmpty() || from == null || to == null || departure == null || passengers == null) {
            throw Problem.invalid(errors);
        }
        return new FlightSearch(
                from,
                to,
                departure,
                back,
                passengers,
                cabin,
                sort,
                request.limit() == null ? USUAL_LIMIT : request.limit(),
                FlightPlace.parse(sort, request.after()));
    }

    private @Nullable Airport airport(String pointer, @Nullable String code) {
        required(pointer, code);
        if (code == null) {
            return null;
        }
        Airport airport = code.length() == 3 ? places.airport(code).orElse(null) : null;
        if (airport == null) {
            error(pointer, "unknown_airport", "is not the IATA code of an airport with scheduled service");
        }
        return airport;
    }

    private @Nullable LocalDate date(String pointer, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
            }
        } catch (DateTimeException noSuchDay) {
            // told below
        }
        error(pointer, "invalid_date", "is not a date such as 2026-07-01");
        return null;
    }

    private static int number(String text, int begin, int end) {
        return Integer.parseInt(text, begin, end, 10);
    }

    private @Nullable Cabin cabin(@Nullable String name) {
        try {
            return name == null ? null : Cabin.of(name);
        } catch (IllegalArgumentException e) {
            error("/cabin_class", "unknown_cabin", "must be economy, premium-economy, business or first");
            return null;
        }
    }

    private FlightSort sort(@Nullable String name) {
        if (name == null) {
            return FlightSort.DEPARTURE;
        }
        return Arrays.stream(FlightSort.values())
                .filter(sort -> sort.wire().equals(name))
                .findAny()
                .orElseGet(() -> {
                    error("/sort", "unknown_sort", "must be price, duration or departure");
                    return FlightSort.DEPARTURE;
                });
    }

    private void range(String pointer, @Nullable Integer number, int most) {
        if (number != null && (number < 1 || number > most)) {
            error(pointer, "out_of_range", "must be between 1 and " + most);
        }
    }

    private void required(String pointer, @Nullable Object sent) {
        if (sent == null) {
            error(pointer, "required", "is required");
        }
    }

    private void error(String pointer, String code, String detail) {
        errors.add(new InputError(pointer, code, detail));
    }
}
