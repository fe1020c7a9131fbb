package io.skybound.allinone.demo;

import io.skybound.api.place.Airport;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A line of the timetable: a flight that leaves every day at the same local time.
 *
 * @param number airline's code and a number, such as {@code LH104}
 * @param departure on the clocks of the origin
 */
record TimetabledFlight(
        String airlineCode,
        String number,
        Airport from,
        Airport to,
        LocalTime departure,
        Duration blockTime,
        AircraftType aircraft,
        Service service) {

    /** The same flight has the same id whenever and wherever it is made. */
    String idOn(LocalDate date) {
        return "flt_" + number.toLowerCase(Locale.ROOT) + "_" + date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    Instant departureOn(LocalDate date) {
        return instant(date, departure, from.timeZone());
    }

    Instant arrivalOn(LocalDate date) {
        return departureOn(date).plus(blockTime);
    }

    /**
     * The moment at which clocks show that time. Where they jump over it in spring, the flight leaves by as much later;
     * where they show it twice in autumn, it leaves the first time.
     */
    static Instant instant(LocalDate date, LocalTime time, ZoneId zone) {
        return ZonedDateTime.of(date, time, zone).toInstant();
    }
}
