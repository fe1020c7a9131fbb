package io.skybound.api.seats;

import io.skybound.api.Refusal;
import io.skybound.api.flight.Cabin;

/** Why seats can't be held or sold. */
public sealed interface SeatsRefusal extends Refusal {

    /** Fewer seats are free than asked for. */
    record SoldOut(Cabin cabin, int free) implements SeatsRefusal {
        @Override
        public String code() {
            return "sold_out";
        }

        @Override
        public String detail() {
            return "Not enough seats are left in " + cabin.wire() + " on one of the flights.";
        }
    }

    /** The flight has no such cabin. */
    record NoSuchCabin(Cabin cabin) implements SeatsRefusal {
        @Override
        public String code() {
            return "no_such_cabin";
        }

        @Override
        public String detail() {
            return "One of the flights has no " + cabin.wire() + " cabin.";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** The flight was cancelled. */
    record SalesAreClosed() implements SeatsRefusal {
        @Override
        public String code() {
            return "flight_not_bookable";
        }

        @Override
        public String detail() {
            return "One of the flights is no longer for sale.";
        }
    }

    /** The booking gave its seats back, or never held any. */
    record NoSeatsHeld() implements SeatsRefusal {
        @Override
        public String code() {
            return "no_seats_held";
        }

        @Override
        public String detail() {
            return "The booking holds no seats on this flight any more.";
        }
    }
}
