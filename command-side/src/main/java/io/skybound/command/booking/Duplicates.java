package io.skybound.command.booking;

import io.skybound.api.booking.Passenger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Nobody travels twice in one booking: not under one name and date of birth, and not with one passport. */
final class Duplicates {

    private Duplicates() {}

    /** Places in the list of passengers who stand further ahead already. */
    static List<Integer> in(List<Passenger> passengers) {
        Set<List<Object>> known = new HashSet<>();
        List<Integer> duplicates = new ArrayList<>();
        for (int i = 0; i < passengers.size(); i++) {
            Passenger p = passengers.get(i);
            boolean samePerson = !known.add(List.of(fold(p.firstName()), fold(p.lastName()), p.dateOfBirth()));
            boolean samePassport = !known.add(List.of(fold(p.passportNumber()), fold(p.nationality())));
            if (samePerson || samePassport) {
                duplicates.add(i);
            }
        }
        return duplicates;
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
