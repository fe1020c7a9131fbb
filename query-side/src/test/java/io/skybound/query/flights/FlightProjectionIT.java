package io.skybound.query.flights;

import static io.skybound.api.example.ExampleBooking.BOOKING;
import static io.skybound.api.example.ExampleFlight.SB400;
import static io.skybound.api.example.ExampleFlight.flightDelayed;
import static io.skybound.api.example.ExampleFlight.flightScheduled;
import static io.skybound.api.example.ExampleFlight.gateAssigned;
import static io.skybound.api.example.ExampleFlight.salesOpened;
import static io.skybound.api.example.ExampleFlight.seatsConfirmed;
import static io.skybound.api.example.ExampleFlight.seatsReleased;
import static io.skybound.api.example.ExampleFlight.seatsReserved;
import static io.skybound.api.example.ExampleFlight.statusReported;
import static io.skybound.api.seats.SeatsCommand.inventoryOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.FlightAnswer;
import io.skybound.api.flight.FlightQuery.FindFlight;
import io.skybound.api.flight.FlightStatus;
import io.skybound.query.testing.History;
import io.skybound.query.testing.ReadSideTest;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ReadSideTest
class FlightProjectionIT {

    private static final int MANY = 300;

    @Autowired
    private History history;

    @Autowired
    private FlightRows rows;

    @Autowired
    private QueryGateway queries;

    @Test
    void followsTheFlightAndItsSeatsAndComesToTheSameTwice() {
        history.record(SB400, flightScheduled());
        history.record(inventoryOf(SB400), salesOpened(), seatsReserved(BOOKING, 3, 7));
        history.caughtUp(FlightProjection.NAME);
        assertThat(free()).isEqualTo(7);

        history.record(SB400, flightDelayed(90), statusReported(FlightStatus.DELAYED), gateAssigned());
        history.record(inventoryOf(SB400), seatsReserved("bkg_2", 2, 5), seatsConfirmed("bkg_2", 2));
        history.caughtUp(FlightProjection.NAME);
        assertThat(free()).isEqualTo(5);

        history.record(inventoryOf(SB400), seatsReleased(BOOKING, 3, 8));
        history.caughtUp(FlightProjection.NAME);
        FlightRow row = row();
        assertThat(free()).isEqualTo(8);
        assertThat(row.version()).isEqualTo(3);
        assertThat(row.seatsVersion()).isEqualTo(4);
        assertThat(row.today().gate()).isEqualTo("B22");
        assertThat(row.times().departure()).isEqualTo("2026-07-01T13:30:00Z");

        FlightAnswer answer =
                queries.query(new FindFlight(SB400, 3), FlightAnswer.class).join();
        assertThat(answer.lagging()).isFalse();
        assertThat(Objects.requireNonNull(answer.flight()).departureTime()).hasToString("2026-07-01T09:30-04:00");

        history.record("flt_0", flightScheduled("flt_0"));
        IntStream.range(1, MANY).forEach(i -> history.record("flt_" + i, flightScheduled("flt_" + i)));
        history.caughtUp(FlightProjection.NAME);
        List<String> once = history.rows("read.flight");
        assertThat(once).hasSizeGreaterThan(MANY);

        history.rebuild(FlightProjection.NAME);
        assertThat(history.rows("read.flight")).isEqualTo(once);
        history.rebuild(FlightProjection.NAME);
        assertThat(history.rows("read.flight")).isEqualTo(once);
    }

    @Test
    void doesNotMindThatSalesOpenFirst() {
        history.record(inventoryOf("flt_early"), salesOpened("flt_early"));
        history.record("flt_early", flightScheduled("flt_early"));
        history.caughtUp(FlightProjection.NAME);

        assertThat(Objects.requireNonNull(rows.find("flt_early")).cabins().get(Cabin.ECONOMY))
                .isNotNull()
                .satisfies(offer -> assertThat(offer.available()).isEqualTo(10));
    }

    @Test
    void answersThatThereIsNoSuchFlight() {
        FlightAnswer answer = queries.query(new FindFlight("flt_unknown", 0), FlightAnswer.class)
                .join();

        assertThat(answer).isEqualTo(new FlightAnswer(null, false));
    }

    private FlightRow row() {
        return Objects.requireNonNull(rows.find(SB400));
    }

    private int free() {
        return Objects.requireNonNull(row().cabins().get(Cabin.ECONOMY)).available();
    }
}
