package io.skybound.query.flights;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a search as it was sent; {@link SearchRules} makes sense of it. */
@Schema(name = "FlightSearch")
record SearchRequest(
        @Schema(description = "IATA code of the origin", example = "JFK", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String fromCode,

        @Schema(
                description = "IATA code of the destination",
                example = "LAX",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String toCode,

        @Schema(
                description = "Day of departure, local to the origin",
                example = "2026-07-01",
                format = "date",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String departureDate,

        @Schema(
                description = "Day of the return, local to the destination; with it both directions are answered",
                example = "2026-07-08",
                format = "date")
        @Nullable
        String returnDate,

        @Schema(
                description = "Seats that must be free",
                example = "1",
                minimum = "1",
                maximum = "9",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        Integer passengers,

        @Schema(
                description = "Left out: any cabin with enough seats",
                example = "economy",
                allowableValues = {"economy", "premium-economy", "business", "first"})
        @Nullable
        String cabinClass,

        @Schema(
                defaultValue = "departure",
                allowableValues = {"price", "duration", "departure"})
        @Nullable
        String sort,

        @Schema(minimum = "1", maximum = "200", defaultValue = "50") @Nullable
        Integer limit,

        @Schema(description = "Cursor of the next page, from the Link header of the page before") @Nullable
        String after) {

    /** The same search, from another place in the answer. */
    SearchRequest from(@Nullable String after) {
        return new SearchRequest(
                fromCode, toCode, departureDate, returnDate, passengers, cabinClass, sort, limit, after);
    }

    /** The same search, not by pages. */
    SearchRequest whole() {
        return new SearchRequest(fromCode, toCode, departureDate, returnDate, passengers, cabinClass, sort, null, null);
    }
}
