package io.skybound.query.flights;

import static io.skybound.api.example.ExampleFlight.SB400;
import static io.skybound.api.example.ExampleFlight.flightScheduled;
import static io.skybound.api.example.ExampleFlight.salesOpened;
import static io.skybound.api.seats.SeatsCommand.inventoryOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;

class FlightProjectionTest {

    @Test
    void keepsAFlightAndItsSeatsInOneSegment() {
        Object flight =
                FlightProjection.sequence(new GenericDomainEventMessage<>("Flight", SB400, 0, flightScheduled()));
        Object seats = FlightProjection.sequence(
                new GenericDomainEventMessage<>("SeatInventory", inventoryOf(SB400), 0, salesOpened()));

        assertThat(flight).isEqualTo(SB400).isEqualTo(seats);
    }
}
