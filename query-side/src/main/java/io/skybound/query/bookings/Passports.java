package io.skybound.query.bookings;

import io.skybound.api.booking.BookingView.BookedPassenger;
import io.skybound.api.booking.Passenger;
import java.util.List;

/** Shows enough of a passport for its owner to know it again: the last three characters, never more than half. */
public final class Passports {

    private static final int SHOWN = 3;

    private Passports() {}

    static List<BookedPassenger> masked(List<Passenger> passengers) {
        return passengers.stream().map(Passports::masked).toList();
    }

    public static String masked(String passport) {
        int shown = Math.min(SHOWN, passport.length() / 2);
        int hidden = passport.length() - shown;
        return "•".repeat(hidden) + passport.substring(hidden);
    }

    private static BookedPassenger masked(Passenger passenger) {
        return new BookedPassenger(
                passenger.id(),
                passenger.type(),
                passenger.firstName(),
                passenger.lastName(),
                passenger.dateOfBirth(),
                masked(passenger.passportNumber()),
                passenger.nationality(),
                passenger.cabin());
    }
}
