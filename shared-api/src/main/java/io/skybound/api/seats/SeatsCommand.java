package io.skybound.api.seats;

import io.skybound.api.flight.Cabin;
import java.time.Instant;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What is asked of the seats of one flight. Every command may be sent twice: the second time changes nothing. */
public sealed interface SeatsCommand {

    String flightId();

    /** The aggregate: one inventory for each flight, with an identifier of its own. */
    @TargetAggregateIdentifier
    default String inventoryId() {
        return inventoryOf(flightId());
    }

    static String inventoryOf(String flightId) {
        return "seats_" + flightId;
    }

    /**
     * Holds seats for a booking, all of them or none. Refused with {@link SeatsRefusal}. A booking whose seats were
     * released never gets seats again, so that a late repetition can't take them back.
     *
     * @param seats number of seats by cabin, each at least 1
     */
    record ReserveSeats(String flightId, String bookingId, Map<Cabin, Integer> seats, Instant at)
            implements SeatsCommand {
        public ReserveSeats {
            seats = Cabin.inOrder(seats);
        }
    }

    /** The booking is paid: its held seats are sold. */
    record ConfirmSeats(String flightId, String bookingId, Instant at) implements SeatsCommand {}

    /** Gives back whatever the booking holds or bought, also if that is nothing yet. */
    record ReleaseSeats(String flightId, String bookingId, Instant at) implements SeatsCommand {}
}
