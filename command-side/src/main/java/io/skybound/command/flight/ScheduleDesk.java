package io.skybound.command.flight;

import io.skybound.api.flight.FlightCommand.PublishSchedule;
import io.skybound.api.flight.FlightCommand.ScheduleFlight;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Takes in the schedule of a whole day as one unit of work: one commit instead of a thousand. */
@Component
class ScheduleDesk {

    private final Repository<Flight> flights;
    private final Sales sales;

    ScheduleDesk(Repository<Flight> flights, Sales sales) {
        this.flights = flights;
        this.sales = sales;
    }

    @CommandHandler
    int decide(PublishSchedule command) throws Exception {
        for (ScheduleFlight flight : command.flights()) {
            flights.newInstance(() -> Flight.scheduled(flight));
            sales.open(flight.flightId(), flight.cabins(), flight.at());
        }
        return command.flights().size();
    }
}
