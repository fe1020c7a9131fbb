package io.skybound.command.booking;

import io.skybound.api.Refusal.Violation;
import io.skybound.api.Refused;
import io.skybound.api.booking.BookingRefusal.InvalidBooking;
import io.skybound.api.booking.BookingRefusal.NoSuchPassenger;
import io.skybound.api.booking.Passenger;
import io.skybound.api.booking.PassengerCorrection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts corrected papers onto passengers. */
final class Corrections {

    private Corrections() {}

    static List<Passenger> apply(List<Passenger> passengers, List<PassengerCorrection> corrections) {
        List<Integer> unknown = IntStream.range(0, corrections.size())
                .filter(i -> passengers.stream()
                        .noneMatch(p -> p.id().equals(corrections.get(i).id())))
                .boxed()
                .toList();
        if (!unknown.isEmpty()) {
            throw new Refused(new NoSuchPassenger(unknown));
        }
        var corrected = new ArrayList<>(passengers);
        for (PassengerCorrection correction : corrections) {
            corrected.replaceAll(p -> p.id().equals(correction.id()) ? apply(p, correction) : p);
        }
        if (!Duplicates.in(corrected).isEmpty()) {
            throw new Refused(new InvalidBooking(List.of(
                    new Violation("/passengers", "duplicate_passenger", "Nobody travels twice in one booking."))));
        }
        return List.copyOf(corrected);
    }

    private static Passenger apply(Passenger p, PassengerCorrection c) {
        return new Passenger(
                p.id(),
                p.type(),
                orElse(c.firstName(), p.firstName()),
                orElse(c.lastName(), p.lastName()),
                p.dateOfBirth(),
                orElse(c.passportNumber(), p.passportNumber()),
                orElse(c.nationality(), p.nationality()),
                p.cabin());
    }

    private static String orElse(@Nullable String corrected, String before) {
        return corrected == null ? before : corrected;
    }
}
