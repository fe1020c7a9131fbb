package io.skybound.allinone.demo;

import io.skybound.api.place.Airport;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;

/** When a daily flight leaves: spread over the day, and so that neither end of the trip lies in the dead of night. */
final class DepartureTime {

    /** Any day does: the timetable keeps its local times through the year. */
    private static final LocalDate A_DAY = LocalDate.of(2026, 6, 15);

    private static final int STEP_MINUTES = 25;
    private static final int STEPS_IN_A_DAY = 24 * 60 / STEP_MINUTES;
    private static final LocalTime DAY_BREAKS = LocalTime.of(5, 45);
    private static final LocalTime LAST_SHORT_FLIGHT = LocalTime.of(22, 30);
    private static final LocalTime LAST_LONG_FLIGHT = LocalTime.of(2, 55);
    private static final Duration LONG_FLIGHT = Duration.ofHours(5);

    private DepartureTime() {}

    /** @param nth which one of the {@code daily} flights on this line, from 0 */
    static LocalTime of(Airport from, Airport to, Duration blockTime, int nth, int daily, String number) {
        int share = 16 * 60 / daily;
        LocalTime wanted =
                LocalTime.of(6, 0).plusMinutes(nth * share + 5L * Draw.below(share / 5, "departure " + number));
        for (int step = 0; step < STEPS_IN_A_DAY; step++) {
            LocalTime departure = wanted.plusMinutes((long) step * STEP_MINUTES);
            if (suits(departure, blockTime) && arrivesByDay(departure, from, to, blockTime)) {
                return departure;
            }
        }
        return wanted;
    }

    private static boolean suits(LocalTime departure, Duration blockTime) {
        return blockTime.compareTo(LONG_FLIGHT) < 0
                ? !departure.isBefore(DAY_BREAKS) && !departure.isAfter(LAST_SHORT_FLIGHT)
                : !departure.isBefore(DAY_BREAKS) || !departure.isAfter(LAST_LONG_FLIGHT);
    }

    private static boolean arrivesByDay(LocalTime departure, Airport from, Airport to, Duration blockTime) {
        LocalTime arrival = TimetabledFlight.instant(A_DAY, departure, from.timeZone())
                .plus(blockTime)
                .atZone(to.timeZone())
                .toLocalTime();
        return !arrival.isBefore(DAY_BREAKS);
    }
}
