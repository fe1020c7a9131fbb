package io.skybound.command.flight;

import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.CabinOffer;
import io.skybound.api.flight.FlightCommand.ScheduleFlight;
import io.skybound.api.place.Airport;
import io.skybound.api.place.Places;
import io.skybound.command.request.Input;
import io.skybound.platform.web.InputError;
import io.skybound.platform.web.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What operations send to put a flight on sale.
 *
 * @param flightNumber with or without the airline's code in front
 * @param departureTime with the offset that the origin's clocks have then, or any other: it is the instant that counts
 * @param cabins those that the flight has; one that is left out does not exist on it
 */
@Schema(name = "FlightRequest")
record ScheduleForm(
        @NotNull
        @Pattern(
                regexp = "(?:[A-Z0-9]{2})?[1-9][0-9]{0,3}[A-Z]?",
                message = "must be up to four digits, with or without the airline's code in front")
        @Schema(example = "SB400")
        String flightNumber,

        @NotBlank @Schema(example = "SB") String airlineCode,
        @NotBlank @Schema(example = "JFK") String fromCode,
        @NotBlank @Schema(example = "LAX") String toCode,

        @NotNull @Schema(example = "2026-07-01T08:00:00-04:00")
        OffsetDateTime departureTime,

        @NotNull @Schema(example = "2026-07-01T11:15:00-07:00")
        OffsetDateTime arrivalTime,

        @NotBlank @Size(max = 40) @Pattern(regexp = Input.TEXT, message = Input.TEXT_RULE) @Schema(example = "A320")
        String aircraftType,

        @NotEmpty Map<Cabin, @NotNull @Valid CabinForm> cabins) {

    static final int MOST_SEATS = 853;

    private static final int EARLIEST_YEAR = 2000;
    private static final int LATEST_YEAR = 2999;

    /**
     * @param seats at most as many as the largest aircraft may have
     * @param price per seat, above zero: nobody can pay nothing
     */
    @Schema(name = "FlightRequestCabin")
    record CabinForm(
            @NotNull @Min(1) @Max(MOST_SEATS) @Schema(example = "150")
            Integer seats,

            @NotNull Money price) {}

    /** The command, or everything about the form that can't be meant. */
    ScheduleFlight command(Places places, Instant now) {
        List<InputError> errors = new ArrayList<>();
        String airline = airlineCode.toUpperCase(Locale.ROOT);
        Optional<Airport> from = airport(places, fromCode, "/from_code", errors);
        Optional<Airport> to = airport(places, toCode, "/to_code", errors);
        if (places.airline(airline).isEmpty()) {
            errors.add(new InputError("/airline_code", "unknown_airline", "There is no airline with this code."));
        } else if (!number(airline).matches("[1-9][0-9]{0,3}[A-Z]?")) {
            errors.add(new InputError(
                    "/flight_number", "airline_mismatch", "The number begins with another airline's code."));
        }
        if (from.isPresent() && from.equals(to)) {
            errors.add(new InputError("/to_code", "same_airport", "A flight goes from one airport to another."));
        }
        checkTimes(errors);
        checkPrices(errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        LocalDate date =
                departureTime.atZoneSameInstant(from.orElseThrow().timeZone()).toLocalDate();
        return new ScheduleFlight(
                FlightIds.of(airline + number(airline), date),
                airline + number(airline),
                airline,
                from.orElseThrow().iataCode(),
                to.orElseThrow().iataCode(),
                departureTime.toInstant(),
                arrivalTime.toInstant(),
                aircraftType.strip(),
                offers(),
                now);
    }

    private String number(String airline) {
        return flightNumber.startsWith(airline) ? flightNumber.substring(airline.length()) : flightNumber;
    }

    private void checkTimes(List<InputError> errors) {
        if (departureTime.getYear() < EARLIEST_YEAR || departureTime.getYear() > LATEST_YEAR) {
            errors.add(new InputError(
                    "/departure_time",
                    "out_of_range",
                    "Flights depart between the years %d and %d.".formatted(EARLIEST_YEAR, LATEST_YEAR)));
        }
        if (!arrivalTime.isAfter(departureTime)) {
            errors.add(
                    new InputError("/arrival_time", "arrival_before_departure", "A flight arrives after it departed."));
        } else if (arrivalTime.isAfter(departureTime.plusHours(36))) {
            errors.add(new InputError("/arrival_time", "flight_too_long", "No flight takes longer than 36 hours."));
        }
    }

    private void checkPrices(List<InputError> errors) {
        cabins.forEach((cabin, form) -> {
            if (!form.price().isPositive()) {
                errors.add(new InputError(
                        "/cabins/" + cabin.wire() + "/price/amount", "out_of_range", "must be above zero"));
            }
        });
        if (cabins.values().stream()
                        .map(form -> form.price().getCurrencyUnit())
                        .distinct()
                        .count()
                > 1) {
            errors.add(new InputError("/cabins", "mixed_currencies", "All prices of a flight are in one currency."));
        }
    }

    private Map<Cabin, CabinOffer> offers() {
        var offers = new EnumMap<Cabin, CabinOffer>(Cabin.class);
        cabins.forEach((cabin, form) -> offers.put(cabin, new CabinOffer(form.seats(), form.price())));
        return offers;
    }

    private static Optional<Airport> airport(Places places, String code, String pointer, List<InputError> errors) {
        Optional<Airport> airport = places.airport(code);
        if (airport.isEmpty()) {
            errors.add(new InputError(pointer, "unknown_airport", "There is no airport with this code."));
        }
        return airport;
    }
}
