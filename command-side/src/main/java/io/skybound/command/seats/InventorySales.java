package io.skybound.command.seats;

import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.CabinOffer;
import io.skybound.api.seats.SeatsCommand;
import io.skybound.command.flight.Sales;
import java.time.Instant;
import java.util.Map;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Opens and closes the inventory of a flight within the flight's unit of work. */
@Component
class InventorySales implements Sales {

    private final Repository<SeatInventory> inventories;

    InventorySales(Repository<SeatInventory> inventories) {
        this.inventories = inventories;
    }

    @Override
    public void open(String flightId, Map<Cabin, CabinOffer> cabins, Instant at) {
        try {
            inventories.newInstance(() -> SeatInventory.opened(flightId, cabins, at));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The seat inventory could not be opened.", e);
        }
    }

    @Override
    public void close(String flightId, Instant at) {
        inventories.load(SeatsCommand.inventoryOf(flightId)).execute(inventory -> inventory.close(at));
    }
}
