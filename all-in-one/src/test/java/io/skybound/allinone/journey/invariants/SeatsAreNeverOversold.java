package io.skybound.allinone.journey.invariants;

import io.skybound.allinone.journey.invariants.BookingStory.Stage;

/** I1, and that nobody has seats without a booking that entitles to them. */
final class SeatsAreNeverOversold implements Invariant {

    @Override
    public void check(Snapshot snapshot, Violations found) {
        snapshot.seats()
                .values()
                .forEach(flight -> flight.impossible().forEach(sentence -> found.add("I1", "%s", sentence)));
        snapshot.bookings()
                .values()
                .forEach(booking -> booking.flights()
                        .forEach(flight ->
                                checkLeg(booking, flight, snapshot.seats().get(flight), found)));
    }

    private static void checkLeg(
            BookingStory booking, String flight, @org.jspecify.annotations.Nullable SeatMap seats, Violations found) {
        if (seats == null) {
            found.add("I1", "booking %s is for flight %s, which has no seats", booking.id(), flight);
            return;
        }
        boolean holds = seats.holders().contains(booking.id());
        boolean bought = seats.buyers().contains(booking.id());
        switch (booking.stage()) {
            case CONFIRMED ->
                found.unless(bought, "I1", "confirmed booking %s has no seats on %s", booking.id(), flight);
            case AWAITING_PAYMENT ->
                found.unless(holds, "I1", "held booking %s has no seats on %s", booking.id(), flight);
            case HOLDING, EXPIRED, REJECTED, CANCELLED_BY_TRAVELLER, CANCELLED_BY_AIRLINE ->
                found.unless(
                        booking.stage() == Stage.HOLDING || !holds && !bought,
                        "I1",
                        "booking %s is over (%s) and still has seats on %s",
                        booking.id(),
                        booking.stage(),
                        flight);
        }
    }
}
