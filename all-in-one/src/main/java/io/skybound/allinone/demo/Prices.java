package io.skybound.allinone.demo;

import io.skybound.api.flight.Cabin;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.MonthDay;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What a seat costs: by distance, cabin, airline, season and day of the week, and a little different on each flight. */
final class Prices {

    private Prices() {}

    static Money of(TimetabledFlight flight, Cabin cabin, LocalDate date) {
        double kilometres = flight.from().distanceKm(flight.to());
        double price = (29 + 0.25 * Math.pow(kilometres, 0.8))
                * factor(cabin, kilometres)
                * (flight.service() == Service.LOW_COST ? 0.65 : 1)
                * season(MonthDay.from(date))
                * weekday(date)
                * Draw.between(0.88, 1.15, "price " + flight.idOn(date));
        // Prices end in 90 cents.
        BigDecimal dollars = BigDecimal.valueOf(price).setScale(0, RoundingMode.FLOOR);
        return Money.of(CurrencyUnit.USD, dollars.add(new BigDecimal("0.90")));
    }

    private static double factor(Cabin cabin, double kilometres) {
        return switch (cabin) {
            case ECONOMY -> 1;
            case PREMIUM_ECONOMY -> 1.8;
            case BUSINESS -> kilometres < 3_000 ? 2.6 : 3.7;
            case FIRST -> 6.2;
        };
    }

    private static double season(MonthDay day) {
        boolean christmas = !day.isBefore(MonthDay.of(12, 15)) || !day.isAfter(MonthDay.of(1, 5));
        boolean summer = !day.isBefore(MonthDay.of(6, 20)) && !day.isAfter(MonthDay.of(8, 31));
        return christmas ? 1.3 : summer ? 1.2 : 1;
    }

    private static double weekday(LocalDate date) {
        return switch (date.getDayOfWeek()) {
            case FRIDAY, SUNDAY -> 1.15;
            case MONDAY, THURSDAY -> 1.03;
            case TUESDAY, WEDNESDAY -> 0.92;
            case SATURDAY -> 0.97;
        };
    }
}
