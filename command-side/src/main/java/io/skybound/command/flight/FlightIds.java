package io.skybound.command.flight;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Flights are named by what makes them unique, so that the event store itself refuses to schedule one twice. */
final class FlightIds {

    private static final Pattern FORM = Pattern.compile("flt_[a-z0-9_]{1,40}");

    private FlightIds() {}

    /**
     * The id of a flight on a day.
     *
     * @param flightNumber with the airline's code in front
     * @param departureDate local date at the origin
     */
    static String of(String flightNumber, LocalDate departureDate) {
        return "flt_" + flightNumber.toLowerCase(Locale.ROOT) + "_"
                + departureDate.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** Whether a flight could have this id. Other aggregates' ids begin otherwise. */
    static boolean isOne(String id) {
        return FORM.matcher(id).matches();
    }
}
