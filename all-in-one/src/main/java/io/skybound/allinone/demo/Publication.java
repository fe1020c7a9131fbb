package io.skybound.allinone.demo;

import io.skybound.api.flight.FlightCommand.PublishSchedule;
import io.skybound.api.flight.FlightCommand.ScheduleFlight;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Puts the days on sale that are not yet, the nearest first. A day is published as a whole or not at all, so after a
 * crash this only has to be done again: a day whose last flight is known is complete.
 */
final class Publication {

    /** Hears of a day once its flights are on sale. */
    interface Told {
        void onSale(long flights, boolean sinceNow);
    }

    private final DemoSchedule schedule;
    private final Predicate<String> isScheduled;
    private final Consumer<PublishSchedule> publish;
    private final BooleanSupplier stopped;

    /**
     * @param isScheduled whether the flight of this id is already scheduled
     * @param stopped asked between two days
     */
    Publication(
            DemoSchedule schedule,
            Predicate<String> isScheduled,
            Consumer<PublishSchedule> publish,
            BooleanSupplier stopped) {
        this.schedule = schedule;
        this.isScheduled = isScheduled;
        this.publish = publish;
        this.stopped = stopped;
    }

    /**
     * @param first local date of departure
     * @param last included
     * @param now what has left by then is not sold any more
     * @param told of each day in turn
     */
    void publish(LocalDate first, LocalDate last, Instant now, Told told) {
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            if (stopped.getAsBoolean()) {
                return;
            }
            boolean missing = isMissing(date, now);
            if (missing) {
                publish.accept(new PublishSchedule(date, flightsToSell(date, now)));
            }
            told.onSale(schedule.count(date, date, now), missing);
        }
    }

    private boolean isMissing(LocalDate date, Instant now) {
        TimetabledFlight last = schedule.lastFlightOn(date);
        return last.departureOn(date).isAfter(now) && !isScheduled.test(last.idOn(date));
    }

    private List<ScheduleFlight> flightsToSell(LocalDate date, Instant now) {
        return schedule.flightsOn(date, now).stream()
                .filter(flight -> flight.departure().isAfter(now))
                .toList();
    }
}
