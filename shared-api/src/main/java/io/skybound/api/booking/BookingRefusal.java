package io.skybound.api.booking;

import io.skybound.api.Refusal;
import java.util.List;
import org.joda.money.Money;

/** Why a booking can't be made, paid, changed or cancelled. */
public sealed interface BookingRefusal extends Refusal {

    /** It does not exist, or is somebody else's. */
    record BookingNotFound() implements BookingRefusal {
        @Override
        public String code() {
            return "booking_not_found";
        }

        @Override
        public String detail() {
            return "There is no booking with this id.";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /** The itinerary or the passengers break a rule; every violation is listed. */
    record InvalidBooking(List<Violation> violations) implements BookingRefusal {
        public InvalidBooking {
            violations = List.copyOf(violations);
        }

        @Override
        public String code() {
            return "invalid_booking";
        }

        @Override
        public String detail() {
            return "The booking breaks " + violations.size() + (violations.size() == 1 ? " rule." : " rules.");
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    record FlightNotBookable() implements BookingRefusal {
        @Override
        public String code() {
            return "flight_not_bookable";
        }

        @Override
        public String detail() {
            return "One of the flights has departed or is cancelled.";
        }
    }

    record NotHeldYet() implements BookingRefusal {
        @Override
        public String code() {
            return "booking_not_held";
        }

        @Override
        public String detail() {
            return "The seats are not held yet; try again in a moment.";
        }
    }

    record HoldExpired() implements BookingRefusal {
        @Override
        public String code() {
            return "hold_expired";
        }

        @Override
        public String detail() {
            return "The time to pay is over and the seats are free again.";
        }
    }

    record AmountMismatch(Money due) implements BookingRefusal {
        @Override
        public String code() {
            return "amount_mismatch";
        }

        @Override
        public String detail() {
            return "The amount to pay is " + due.getAmount().toPlainString() + " "
                    + due.getCurrencyUnit().getCode() + ".";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public List<Violation> violations() {
            return List.of(new Violation("/amount", code(), detail()));
        }
    }

    record PaymentInProgress() implements BookingRefusal {
        @Override
        public String code() {
            return "payment_in_progress";
        }

        @Override
        public String detail() {
            return "Another payment for this booking is on its way.";
        }
    }

    record AlreadyPaid() implements BookingRefusal {
        @Override
        public String code() {
            return "already_paid";
        }

        @Override
        public String detail() {
            return "The booking is paid.";
        }
    }

    record BookingIsClosed() implements BookingRefusal {
        @Override
        public String code() {
            return "booking_closed";
        }

        @Override
        public String detail() {
            return "The booking is over and can't be changed any more.";
        }
    }

    record AlreadyDeparted() implements BookingRefusal {
        @Override
        public String code() {
            return "already_departed";
        }

        @Override
        public String detail() {
            return "The journey has begun; the booking can't be cancelled any more.";
        }
    }

    record StaleVersion(long version) implements BookingRefusal {
        @Override
        public String code() {
            return "precondition_failed";
        }

        @Override
        public String detail() {
            return "The booking has changed since; its version is now " + version + ".";
        }

        @Override
        public Kind kind() {
            return Kind.STALE;
        }
    }

    /** @param places of the corrections that name nobody in the booking, from 0 */
    record NoSuchPassenger(List<Integer> places) implements BookingRefusal {
        public NoSuchPassenger {
            places = List.copyOf(places);
        }

        @Override
        public String code() {
            return "no_such_passenger";
        }

        @Override
        public String detail() {
            return "The booking has no passenger with this id.";
        }

        @Override
        public List<Violation> violations() {
            return places.stream()
                    .map(place -> new Violation("/passengers/" + place + "/id", code(), detail()))
                    .toList();
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }
}
