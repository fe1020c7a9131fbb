package io.skybound.api.seats;

import io.skybound.api.flight.Cabin;
import java.time.Instant;
import java.util.Map;

/** What happened to the seats of one flight. Recorded by the aggregate SeatInventory. */
public sealed interface SeatsEvent {

    String flightId();

    Instant at();

    /** Seats by cabin that are for sale from now on. */
    record SalesOpened(String flightId, Map<Cabin, Integer> seats, Instant at) implements SeatsEvent {
        public SalesOpened {
            seats = Cabin.inOrder(seats);
        }
    }

    /** Held for a booking. {@code free} is what is left afterwards, by cabin. */
    record SeatsReserved(
            String flightId, String bookingId, Map<Cabin, Integer> seats, Map<Cabin, Integer> free, Instant at)
            implements SeatsEvent {
        public SeatsReserved {
            seats = Cabin.inOrder(seats);
            free = Cabin.inOrder(free);
        }
    }

    /** The held seats are sold. */
    record SeatsConfirmed(String flightId, String bookingId, Map<Cabin, Integer> seats, Instant at)
            implements SeatsEvent {
        public SeatsConfirmed {
            seats = Cabin.inOrder(seats);
        }
    }

    /**
     * Given back; {@code seats} is empty if the booking had none yet, which still keeps it from getting any later.
     *
     * @param sold whether they had been sold, not only held
     */
    record SeatsReleased(
            String flightId,
            String bookingId,
            Map<Cabin, Integer> seats,
            Map<Cabin, Integer> free,
            boolean sold,
            Instant at)
            implements SeatsEvent {
        public SeatsReleased {
            seats = Cabin.inOrder(seats);
            free = Cabin.inOrder(free);
        }
    }

    /** The flight is cancelled: nothing can be held any more, and what was is released in the same moment. */
    record SalesClosed(String flightId, Instant at) implements SeatsEvent {}
}
