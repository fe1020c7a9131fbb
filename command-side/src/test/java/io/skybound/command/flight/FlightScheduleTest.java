package io.skybound.command.flight;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.example.ExampleBooking;
import io.skybound.api.example.ExampleFlight;
import io.skybound.api.flight.FlightStatus;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;

class FlightScheduleTest {

    private final EventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final FlightSchedule schedule = new FlightSchedule(events);

    @Test
    void tellsHowAFlightStandsNow() {
        record(ExampleFlight.SB400, ExampleFlight.flightScheduled(), ExampleFlight.flightDelayed(60));

        FlightState flight = schedule.find(ExampleFlight.SB400).orElseThrow();

        assertThat(flight.scheduledDeparture()).isEqualTo(ExampleFlight.DEPARTURE);
        assertThat(flight.departure()).isEqualTo(ExampleFlight.DEPARTURE.plusSeconds(3600));
        assertThat(flight.cabins()).isEqualTo(ExampleFlight.CABINS);
        assertThat(flight.status()).isEqualTo(FlightStatus.SCHEDULED);
    }

    @Test
    void tellsWhatHasHappenedSinceItWasAskedLast() {
        record(ExampleFlight.SB400, ExampleFlight.flightScheduled());
        assertThat(schedule.find(ExampleFlight.SB400)).isPresent();
        recordAfter(1, ExampleFlight.SB400, ExampleFlight.flightDelayed(60));
        assertThat(schedule.find(ExampleFlight.SB400)).isPresent();
        recordAfter(2, ExampleFlight.SB400, ExampleFlight.flightCancelled());

        FlightState flight = schedule.find(ExampleFlight.SB400).orElseThrow();

        assertThat(flight.departure()).isEqualTo(ExampleFlight.DEPARTURE.plusSeconds(3600));
        assertThat(flight.status()).isEqualTo(FlightStatus.CANCELLED);
        assertThat(schedule.find(ExampleFlight.SB400)).contains(flight);
    }

    @Test
    void knowsNoFlightThatWasNeverScheduled() {
        assertThat(schedule.find("flt_sb999")).isEmpty();
    }

    @Test
    void takesNothingElseForAFlight() {
        record(ExampleBooking.BOOKING, ExampleBooking.bookingCreated());

        assertThat(schedule.find(ExampleBooking.BOOKING)).isEmpty();
        assertThat(schedule.find("seats_" + ExampleFlight.SB400)).isEmpty();
        assertThat(schedule.find("flt_\u0000")).isEmpty();
    }

    private void record(String id, Object... payloads) {
        recordAfter(0, id, payloads);
    }

    private void recordAfter(int earlier, String id, Object... payloads) {
        for (int i = 0; i < payloads.length; i++) {
            events.publish(List.of(new GenericDomainEventMessage<>("any", id, earlier + i, payloads[i])));
        }
    }
}
