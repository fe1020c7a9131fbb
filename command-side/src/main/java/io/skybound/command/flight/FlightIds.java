package io.skybound.command.flight;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Flights are named by what makes them unique, so that the event store itself refuses to schedule one twice. */
public final class FlightIds {

    private static final Pattern FORM = Pattern.compile("flt_[a-z0-9_]{1,40}");

    private FlightIds() {}

    /**
     * The id of an airline's flight on a day.
     *
     * @param flightNumber with or without the airline's code in front: SB400 is 400 of SB
     * @param departureDate local date at the origin
     */
    public static String of(String airlineCode, String flightNumber, LocalDate departureDate) {
        String number = flightNumber.startsWith(airlineCode) && flightNumber.length() > airlineCode.length()
                ? flightNumber.substring(airlineCode.length())
                : flightNumber;
        return ("flt_" + airlineCode + number + "_" + departureDate.format(DateTimeFormatter.BASIC_ISO_DATE))
                .toLowerCase(Locale.ROOT);
    }

    /** Whether a flight could have this id. Other aggregates' ids begin otherwise. */
    static boolean isOne(String id) {
        return FORM.matcher(id).matches();
    }
}
