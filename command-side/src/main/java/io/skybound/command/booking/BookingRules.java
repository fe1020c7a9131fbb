package io.skybound.command.booking;

import io.skybound.api.Refusal.Violation;
import io.skybound.api.booking.BookingCommand.CreateBooking;
import io.skybound.api.booking.Leg;
import io.skybound.api.booking.Passenger;
import io.skybound.api.booking.PassengerType;
import io.skybound.api.booking.TripType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The rules that an itinerary and its passengers must keep. All of them are checked, so that all can be shown. */
final class BookingRules {

    static final int MOST_SEATS = 9;

    private final CreateBooking booking;
    private final List<Violation> violations = new ArrayList<>();

    private BookingRules(CreateBooking booking) {
        this.booking = booking;
    }

    static List<Violation> violations(CreateBooking booking) {
        var rules = new BookingRules(booking);
        if (booking.legs().isEmpty()) {
            rules.broken("/flights", "required", "A booking has at least one flight.");
        } else {
            rules.checkTrip();
            rules.checkConnections();
            rules.checkPassengers();
            rules.checkCabins();
        }
        return rules.violations;
    }

    private void checkTrip() {
        List<Leg> legs = booking.legs();
        boolean returns = legs.stream().anyMatch(Leg::returnFlight);
        boolean goes = !legs.getFirst().returnFlight();
        if (booking.tripType() == TripType.ONE_WAY && returns) {
            broken("/trip_type", "trip_type_mismatch", "A one-way trip has no return flight.");
        } else if (booking.tripType() == TripType.ROUND_TRIP && !(goes && returns)) {
            broken("/trip_type", "trip_type_mismatch", "A round trip goes out first and has a return flight.");
        }
        if (legs.stream().map(Leg::flightId).distinct().count() < legs.size()) {
            broken("/flights", "duplicate_flight", "A flight is in the itinerary only once.");
        }
    }

    private void checkConnections() {
        List<Leg> legs = booking.legs();
        for (int i = 1; i < legs.size(); i++) {
            Leg before = legs.get(i - 1);
            Leg leg = legs.get(i);
            if (!leg.originCode().equals(before.destinationCode())) {
                broken(flight(i), "legs_do_not_connect", "A flight leaves from where the one before it arrived.");
            }
            if (leg.departure().isBefore(before.arrival())) {
                broken(flight(i), "legs_overlap", "A flight leaves after the one before it arrived.");
            }
            if (before.returnFlight() && !leg.returnFlight()) {
                broken(flight(i), "trip_type_mismatch", "Return flights come last.");
            }
        }
        if (booking.tripType() == TripType.ROUND_TRIP
                && !legs.getLast().destinationCode().equals(legs.getFirst().originCode())) {
            broken(flight(legs.size() - 1), "does_not_return", "A round trip ends where it began.");
        }
    }

    private void checkPassengers() {
        List<Passenger> passengers = booking.passengers();
        LocalDate lastDay = booking.legs().getLast().departureDate();
        long seats = passengers.stream().filter(p -> p.type().takesSeat()).count();
        long infants = passengers.size() - seats;
        long adults =
                passengers.stream().filter(p -> p.type() == PassengerType.ADULT).count();
        if (passengers.isEmpty()) {
            broken("/passengers", "required", "A booking has at least one passenger.");
        }
        if (seats > MOST_SEATS) {
            broken("/passengers", "too_many_seats", "A booking has at most " + MOST_SEATS + " seats.");
        }
        if (infants > adults) {
            broken("/passengers", "too_many_infants", "Each infant travels with an adult of its own.");
        }
        for (int i = 0; i < passengers.size(); i++) {
            checkAge(i, passengers.get(i), lastDay);
        }
        for (int i : Duplicates.in(passengers)) {
            broken("/passengers/" + i, "duplicate_passenger", "Nobody travels twice in one booking.");
        }
    }

    private void checkAge(int i, Passenger passenger, LocalDate lastDay) {
        if (passenger.dateOfBirth().isAfter(lastDay)) {
            broken(
                    "/passengers/" + i + "/date_of_birth",
                    "born_after_travel",
                    "The passenger is born before travelling.");
            return;
        }
        PassengerType type = PassengerType.on(lastDay, passenger.dateOfBirth());
        if (type != passenger.type()) {
            broken(
                    "/passengers/" + i + "/type",
                    "age_mismatch",
                    "By age on the day of the last flight this passenger counts as " + type.wire() + ".");
        }
    }

    private void checkCabins() {
        for (int i = 0; i < booking.passengers().size(); i++) {
            Passenger passenger = booking.passengers().get(i);
            if (booking.legs().stream().anyMatch(leg -> !leg.prices().containsKey(passenger.cabin()))) {
                broken(
                        "/passengers/" + i + "/cabin_class",
                        "no_such_cabin",
                        "One of the flights has no " + passenger.cabin().wire() + " cabin.");
            }
        }
        Set<CurrencyUnit> currencies = new HashSet<>();
        booking.legs()
                .forEach(leg -> leg.prices().values().stream()
                        .map(Money::getCurrencyUnit)
                        .forEach(currencies::add));
        if (currencies.size() > 1) {
            broken("/flights", "mixed_currencies", "All flights of a booking are priced in one currency.");
        }
    }

    private void broken(String pointer, String code, String detail) {
        violations.add(new Violation(pointer, code, detail));
    }

    private static String flight(int i) {
        return "/flights/" + i;
    }
}
