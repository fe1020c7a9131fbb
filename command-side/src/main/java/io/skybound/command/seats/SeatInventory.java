package io.skybound.command.seats;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.skybound.api.Refused;
import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.CabinOffer;
import io.skybound.api.seats.SeatsCommand;
import io.skybound.api.seats.SeatsCommand.ConfirmSeats;
import io.skybound.api.seats.SeatsCommand.ReleaseSeats;
import io.skybound.api.seats.SeatsCommand.ReserveSeats;
import io.skybound.api.seats.SeatsEvent.SalesClosed;
import io.skybound.api.seats.SeatsEvent.SalesOpened;
import io.skybound.api.seats.SeatsEvent.SeatsConfirmed;
import io.skybound.api.seats.SeatsEvent.SeatsReleased;
import io.skybound.api.seats.SeatsEvent.SeatsReserved;
import io.skybound.api.seats.SeatsRefusal.NoSeatsHeld;
import io.skybound.api.seats.SeatsRefusal.NoSuchCabin;
import io.skybound.api.seats.SeatsRefusal.SalesAreClosed;
import io.skybound.api.seats.SeatsRefusal.SoldOut;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * The seats of one flight, all cabins, and who has them.
 *
 * <ul>
 *   <li>held + sold ≤ seats in each cabin (I1): here and nowhere else
 *   <li>a booking gets all the seats it asks for, or none
 *   <li>a booking has seats at most once, and never again after it gave them back
 *   <li>nothing is released twice, and nobody has seats once the sales are closed
 * </ul>
 *
 * Each is held by SeatInventoryTest, and by SeatInventoryHistoryTest whatever the order of commands.
 */
@Aggregate(cache = "liveAggregates", lockFactory = "turns", snapshotTriggerDefinition = "snapshots")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
class SeatInventory {

    @AggregateIdentifier
    private String inventoryId;

    private String flightId;
    private final Map<Cabin, Integer> free = new EnumMap<>(Cabin.class);
    private final Map<String, Holding> holdings = new HashMap<>();
    private final Set<String> released = new HashSet<>();
    private boolean closed;

    /** What one booking has. */
    record Holding(Map<Cabin, Integer> seats, boolean sold) {}

    /** For Axon, which sources it from its events. */
    SeatInventory() {}

    /** The inventory of a new flight; created together with the flight. */
    static SeatInventory opened(String flightId, Map<Cabin, CabinOffer> cabins, Instant at) {
        var seats = new EnumMap<Cabin, Integer>(Cabin.class);
        cabins.forEach((cabin, offer) -> seats.put(cabin, offer.seats()));
        apply(new SalesOpened(flightId, seats, at));
        return new SeatInventory();
    }

    /**
     * No more seats from now on, and nobody has any more: part of cancelling the flight. All at once, so that no booking
     * need ask for it. A second time changes nothing.
     */
    void close(Instant at) {
        if (!closed) {
            apply(new SalesClosed(flightId, at));
            holdings.keySet().stream().sorted().toList().forEach(bookingId -> release(bookingId, at));
        }
    }

    @CommandHandler
    void decide(ReserveSeats command) {
        if (holdings.containsKey(command.bookingId())) {
            return;
        }
        if (closed) {
            throw new Refused(new SalesAreClosed());
        }
        if (released.contains(command.bookingId())) {
            throw new Refused(new NoSeatsHeld());
        }
        apply(new SeatsReserved(
                flightId, command.bookingId(), command.seats(), freeAfter(command.seats()), command.at()));
    }

    private Map<Cabin, Integer> freeAfter(Map<Cabin, Integer> taken) {
        var left = new EnumMap<>(free);
        taken.forEach((cabin, wanted) -> {
            Integer available = free.get(cabin);
            if (available == null) {
                throw new Refused(new NoSuchCabin(cabin));
            }
            if (available < wanted) {
                throw new Refused(new SoldOut(cabin, available));
            }
            left.put(cabin, available - wanted);
        });
        return left;
    }

    @CommandHandler
    void decide(ConfirmSeats command) {
        Holding holding = holdings.get(command.bookingId());
        if (holding == null) {
            throw new Refused(new NoSeatsHeld());
        }
        if (!holding.sold()) {
            apply(new SeatsConfirmed(flightId, command.bookingId(), holding.seats(), command.at()));
        }
    }

    @CommandHandler
    void decide(ReleaseSeats command) {
        if (!released.contains(command.bookingId())) {
            release(command.bookingId(), command.at());
        }
    }

    private void release(String bookingId, Instant at) {
        Holding holding = holdings.getOrDefault(bookingId, new Holding(Map.of(), false));
        var left = new EnumMap<>(free);
        holding.seats().forEach((cabin, given) -> left.merge(cabin, given, Integer::sum));
        apply(new SeatsReleased(flightId, bookingId, holding.seats(), left, holding.sold(), at));
    }

    @EventSourcingHandler
    void evolve(SalesOpened event) {
        flightId = event.flightId();
        inventoryId = SeatsCommand.inventoryOf(flightId);
        free.putAll(event.seats());
    }

    @EventSourcingHandler
    void evolve(SeatsReserved event) {
        free.putAll(event.free());
        holdings.put(event.bookingId(), new Holding(event.seats(), false));
    }

    @EventSourcingHandler
    void evolve(SeatsConfirmed event) {
        holdings.put(event.bookingId(), new Holding(event.seats(), true));
    }

    @EventSourcingHandler
    void evolve(SeatsReleased event) {
        free.putAll(event.free());
        holdings.remove(event.bookingId());
        released.add(event.bookingId());
    }

    @EventSourcingHandler
    void evolve(SalesClosed event) {
        closed = true;
    }
}
