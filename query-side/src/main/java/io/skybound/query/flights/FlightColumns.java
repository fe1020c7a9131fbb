package io.skybound.query.flights;

import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.FlightView.CabinView;
import io.skybound.query.flights.FlightSearch.Hit;
import io.skybound.query.flights.FlightSearch.Page;
import io.skybound.query.readmodel.PlaceNames;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Flights found, by column: the n-th entry of each is of the n-th flight. Made for a Web Worker to filter and sort. */
@Schema(name = "FlightColumns")
record FlightColumns(
        @Schema(description = "How many flights, and so the length of each column", example = "2")
        int count,

        @Schema(description = "Whether these are all; false if the bound of 2,000 left some out", example = "true")
        boolean complete,

        List<String> ids,
        List<String> flightNumber,

        @Schema(description = "Code of the airline; its name is in `airlines`")
        List<String> airline,

        @Schema(description = "Whether the flight goes back; always false for one way")
        List<Boolean> isReturn,

        @Schema(
                description =
                        "Minutes from midnight to the departure, on the clocks of the flight's own origin, on the day"
                                + " asked for: 480 is 08:00")
        long[] departureMinutes,

        @Schema(
                description = "Minutes from the same day's midnight to the arrival, on the clocks of the flight's own"
                        + " destination: 1500 is 01:00 the day after, -30 is 23:30 the day before")
        long[] arrivalMinutes,

        @Schema(description = "Minutes that really pass between departure and arrival")
        long[] durationMinutes,

        @Schema(description = "Landings on the way; all flights found are direct")
        int[] stops,

        @Schema(
                description =
                        "What one seat costs in the cheapest cabin with enough seats free, in the currency's minor"
                                + " unit: 19990 is 199.90 USD, 19990 is 19990 JPY")
        long[] priceMinor,

        @Schema(
                types = {"string", "null"},
                description = "ISO 4217, of all prices; null if they have several, see `currencies`",
                example = "USD")
        @Nullable
        String currency,

        @Schema(
                types = {"array", "null"},
                description = "ISO 4217, flight by flight; null if `currency` says it for all")
        @Nullable
        List<String> currencies,

        @Schema(description = "The cabin that `price_minor` and `available` are about")
        List<String> cabin,

        @Schema(description = "Seats free in that cabin") int[] available,

        @Schema(description = "Names of the airlines, by code")
        Map<String, String> airlines) {

    /** A flight with what one would take of it. */
    private record Row(FlightRow flight, boolean isReturn, Cabin cabin, CabinView offer, LocalDate date) {}

    static FlightColumns of(FlightSearch search, Page page, PlaceNames places) {
        List<Row> rows = page.hits().stream().map(hit -> row(search, hit)).toList();
        List<String> currencies =
                column(rows, row -> row.offer().price().getCurrencyUnit().getCode());
        boolean one = currencies.stream().distinct().count() == 1;
        Map<String, String> airlines = new TreeMap<>();
        rows.forEach(row -> airlines.computeIfAbsent(
                row.flight().plan().airline(), code -> places.airline(code).name()));
        return new FlightColumns(
                rows.size(),
                page.next() == null,
                column(rows, row -> row.flight().id()),
                column(rows, row -> row.flight().plan().number()),
                column(rows, row -> row.flight().plan().airline()),
                column(rows, Row::isReturn),
                numbers(
                        rows,
                        row -> minutes(
                                row,
                                row.flight().times().departure(),
                                row.flight().plan().origin(),
                                places)),
                numbers(
                        rows,
                        row -> minutes(
                                row,
                                row.flight().times().arrival(),
                                row.flight().plan().destination(),
                                places)),
                numbers(rows, row -> row.flight().times().minutes()),
                new int[rows.size()],
                numbers(rows, row -> row.offer().price().getAmountMinorLong()),
                one ? currencies.getFirst() : null,
                one || rows.isEmpty() ? null : currencies,
                column(rows, row -> row.cabin().wire()),
                rows.stream().mapToInt(row -> row.offer().available()).toArray(),
                airlines);
    }

    private static Row row(FlightSearch search, Hit hit) {
        Map.Entry<Cabin, CabinView> offer = search.cheapestOffer(hit.row()).orElseThrow();
        boolean isReturn = hit.place().returnFlight();
        LocalDate date = isReturn ? Objects.requireNonNull(search.returnDate()) : search.departureDate();
        return new Row(hit.row(), isReturn, offer.getKey(), offer.getValue(), date);
    }

    private static long minutes(Row row, Instant time, String airport, PlaceNames places) {
        return ChronoUnit.MINUTES.between(
                row.date().atStartOfDay(), places.localTime(time, airport).toLocalDateTime());
    }

    private static <T> List<T> column(List<Row> rows, Function<Row, T> value) {
        return rows.stream().map(value).toList();
    }

    private static long[] numbers(List<Row> rows, ToLongFunction<Row> value) {
        return rows.stream().mapToLong(value).toArray();
    }
}
