package io.skybound.command.flight;

import io.skybound.api.flight.FlightCommand.PublishSchedule;
import io.skybound.api.flight.FlightCommand.ScheduleFlight;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Puts flights on sale: one, or those of a whole day as one unit of work, which is one commit instead of a thousand. */
@Component
class ScheduleDesk {

    private final Repository<Flight> flights;
    private final Sales sales;

    ScheduleDesk(Repository<Flight> flights, Sales sales) {
        this.flights = flights;
        this.sales = sales;
    }

    @CommandHandler
    void decide(ScheduleFlight command) throws Exception {
        putOnSale(command);
    }

    @CommandHandler
    int decide(PublishSchedule command) throws Exception {
        for (ScheduleFlight flight : command.flights()) {
            putOnSale(flight);
        }
        return command.flights().size();
    }

    /**
     * It takes the flight's turn before the inventory's, as a cancellation does: in opposite orders they would wait for
     * each other. A flight that handled the command itself would get its own turn only afterwards.
     */
    private void putOnSale(ScheduleFlight flight) throws Exception {
        flights.newInstance(() -> Flight.scheduled(flight));
        sales.open(flight.flightId(), flight.cabins(), flight.at());
    }
}
