package io.skybound.command.flight;

import static io.skybound.api.example.Example.minutesLater;
import static io.skybound.api.example.ExampleFlight.AIRCRAFT;
import static io.skybound.api.example.ExampleFlight.AIRLINE;
import static io.skybound.api.example.ExampleFlight.ARRIVAL;
import static io.skybound.api.example.ExampleFlight.CABINS;
import static io.skybound.api.example.ExampleFlight.DEPARTURE;
import static io.skybound.api.example.ExampleFlight.FROM;
import static io.skybound.api.example.ExampleFlight.NUMBER;
import static io.skybound.api.example.ExampleFlight.SB400;
import static io.skybound.api.example.ExampleFlight.TO;
import static io.skybound.api.example.ExampleFlight.flightCancelled;
import static io.skybound.api.example.ExampleFlight.flightDelayed;
import static io.skybound.api.example.ExampleFlight.flightScheduled;
import static io.skybound.api.example.ExampleFlight.gateAssigned;
import static io.skybound.api.example.ExampleFlight.scheduleFlight;
import static io.skybound.api.example.ExampleFlight.statusReported;
import static io.skybound.command.Refusing.refusal;
import static io.skybound.command.Snapshots.assertSurvives;
import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.example.Example;
import io.skybound.api.flight.FlightCommand.AmendFlight;
import io.skybound.api.flight.FlightCommand.ScheduleFlight;
import io.skybound.api.flight.FlightEvent.FlightRescheduled;
import io.skybound.api.flight.FlightEvent.GateAssigned;
import io.skybound.api.flight.FlightRefusal.ArrivalBeforeDeparture;
import io.skybound.api.flight.FlightRefusal.FlightIsFinal;
import io.skybound.api.flight.FlightStatus;
import java.time.Instant;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SB400 is scheduled, delayed, given a gate, and cancelled. */
class FlightTest {

    private final RecordedSales sales = new RecordedSales();
    private final AggregateTestFixture<Flight> flight = new AggregateTestFixture<>(Flight.class);

    FlightTest() {
        flight.registerInjectableResource(sales);
    }

    @Nested
    class ScheduleFlightTest {

        ScheduleFlightTest() {
            flight.registerAnnotatedCommandHandler(new ScheduleDesk(flight.getRepository(), sales));
        }

        @Test
        void recordsAFlightAndOpensItsSales() {
            flight.givenNoPriorActivity()
                    .when(scheduleFlight())
                    .expectEvents(flightScheduled())
                    .expectSuccessfulHandlerExecution();

            assertThat(sales.calls).containsExactly("open flt_sb400 [ECONOMY, BUSINESS]");
        }

        @Test
        void refusesAFlightThatArrivesAsItDeparts() {
            flight.givenNoPriorActivity()
                    .when(arrivingAt(DEPARTURE))
                    .expectException(refusal(new ArrivalBeforeDeparture()))
                    .expectNoEvents();

            assertThat(sales.calls).isEmpty();
        }

        @Test
        void refusesAFlightThatArrivesBeforeItDeparts() {
            flight.givenNoPriorActivity()
                    .when(arrivingAt(DEPARTURE.minusSeconds(60)))
                    .expectException(refusal(new ArrivalBeforeDeparture()))
                    .expectNoEvents();
        }

        private ScheduleFlight arrivingAt(Instant arrival) {
            return new ScheduleFlight(
                    SB400, NUMBER, AIRLINE, FROM, TO, DEPARTURE, arrival, AIRCRAFT, CABINS, Example.NOW);
        }
    }

    @Nested
    class NewTimes {

        @Test
        void recordsALaterDepartureAndThatTheFlightIsDelayed() {
            flight.given(flightScheduled())
                    .when(times(DEPARTURE.plusSeconds(3600), ARRIVAL.plusSeconds(3600)))
                    .expectEvents(flightDelayed(60), statusReported(FlightStatus.DELAYED))
                    .expectResultMessagePayload(2L);
        }

        @Test
        void keepsTheTimeInTheAirWhenOnlyTheDepartureMoves() {
            flight.given(flightScheduled())
                    .when(times(DEPARTURE.plusSeconds(3600), null))
                    .expectEvents(flightDelayed(60), statusReported(FlightStatus.DELAYED));
        }

        @Test
        void recordsALaterArrivalWithoutCallingItADelay() {
            flight.given(flightScheduled())
                    .when(times(null, ARRIVAL.plusSeconds(600)))
                    .expectEvents(moved(DEPARTURE, ARRIVAL.plusSeconds(600), DEPARTURE, ARRIVAL));
        }

        @Test
        void keepsItsStatusWhenOnlyTheArrivalMoves() {
            flight.given(flightScheduled(), statusReported(FlightStatus.ON_TIME))
                    .when(times(null, ARRIVAL.plusSeconds(600)))
                    .expectEvents(moved(DEPARTURE, ARRIVAL.plusSeconds(600), DEPARTURE, ARRIVAL));
        }

        @Test
        void isOnScheduleAgainWhenTheDelayIsTakenBack() {
            flight.given(flightScheduled(), flightDelayed(60), statusReported(FlightStatus.DELAYED))
                    .when(times(DEPARTURE, ARRIVAL))
                    .expectEvents(
                            moved(DEPARTURE, ARRIVAL, DEPARTURE.plusSeconds(3600), ARRIVAL.plusSeconds(3600)),
                            statusReported(FlightStatus.SCHEDULED));
        }

        @Test
        void takesTheStatusThatOperationsGiveWithTheNewTimes() {
            flight.given(flightScheduled())
                    .when(new AmendFlight(
                            SB400,
                            FlightStatus.ON_TIME,
                            DEPARTURE.plusSeconds(60),
                            null,
                            null,
                            null,
                            "late aircraft",
                            minutesLater(10)))
                    .expectEvents(
                            moved(DEPARTURE.plusSeconds(60), ARRIVAL.plusSeconds(60), DEPARTURE, ARRIVAL),
                            statusReported(FlightStatus.ON_TIME));
        }

        @Test
        void refusesToArriveBeforeItDeparts() {
            flight.given(flightScheduled())
                    .when(times(null, DEPARTURE.minusSeconds(1)))
                    .expectException(refusal(new ArrivalBeforeDeparture()))
                    .expectNoEvents();
        }

        @Test
        void staysQuietOnTheTimesItHas() {
            flight.given(flightScheduled())
                    .when(times(DEPARTURE, ARRIVAL))
                    .expectNoEvents()
                    .expectResultMessagePayload(0L);
        }

        private AmendFlight times(@Nullable Instant departure, @Nullable Instant arrival) {
            return new AmendFlight(SB400, null, departure, arrival, null, null, "late aircraft", minutesLater(10));
        }

        private FlightRescheduled moved(
                Instant departure, Instant arrival, Instant fromDeparture, Instant fromArrival) {
            return new FlightRescheduled(
                    SB400, departure, arrival, fromDeparture, fromArrival, "late aircraft", minutesLater(10));
        }
    }

    @Nested
    class Gate {

        @Test
        void recordsGateAndTerminal() {
            flight.given(flightScheduled()).when(gate("B22", "4")).expectEvents(gateAssigned());
        }

        @Test
        void keepsTheTerminalWhenOnlyTheGateChanges() {
            flight.given(flightScheduled(), gateAssigned())
                    .when(gate("B30", null))
                    .expectEvents(new GateAssigned(SB400, "B30", "4", minutesLater(10)));
        }

        @Test
        void staysQuietOnTheGateItHas() {
            flight.given(flightScheduled(), gateAssigned())
                    .when(gate("B22", "4"))
                    .expectNoEvents();
        }

        private AmendFlight gate(@Nullable String gate, @Nullable String terminal) {
            return new AmendFlight(SB400, null, null, null, gate, terminal, null, minutesLater(10));
        }
    }

    @Nested
    class Status {

        @Test
        void recordsWhatOperationsReport() {
            flight.given(flightScheduled())
                    .when(status(FlightStatus.ON_TIME))
                    .expectEvents(statusReported(FlightStatus.ON_TIME));
        }

        @Test
        void staysQuietOnTheStatusItHas() {
            flight.given(flightScheduled(), statusReported(FlightStatus.ON_TIME))
                    .when(status(FlightStatus.ON_TIME))
                    .expectNoEvents();
        }

        @Test
        void recordsItsCancellationAndClosesItsSales() {
            flight.given(flightScheduled()).when(cancellation()).expectEvents(flightCancelled());

            assertThat(sales.calls).containsExactly("close flt_sb400");
        }

        @Test
        void staysQuietOnARepeatedCancellation() {
            flight.given(flightScheduled(), flightCancelled())
                    .when(cancellation())
                    .expectNoEvents()
                    .expectResultMessagePayload(1L);

            assertThat(sales.calls).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(
                value = FlightStatus.class,
                mode = EnumSource.Mode.EXCLUDE,
                names = {"CANCELLED"})
        void refusesAnyOtherStatusOnceCancelled(FlightStatus status) {
            flight.given(flightScheduled(), flightCancelled())
                    .when(status(status))
                    .expectException(refusal(new FlightIsFinal(FlightStatus.CANCELLED)))
                    .expectNoEvents();
        }

        @Test
        void refusesToBeCancelledOnceArrived() {
            flight.given(flightScheduled(), statusReported(FlightStatus.ARRIVED))
                    .when(cancellation())
                    .expectException(refusal(new FlightIsFinal(FlightStatus.ARRIVED)))
                    .expectNoEvents();

            assertThat(sales.calls).isEmpty();
        }

        @Test
        void refusesNewTimesOnceArrived() {
            flight.given(flightScheduled(), statusReported(FlightStatus.ARRIVED))
                    .when(new AmendFlight(
                            SB400, null, DEPARTURE.plusSeconds(60), null, null, null, null, minutesLater(20)))
                    .expectException(refusal(new FlightIsFinal(FlightStatus.ARRIVED)))
                    .expectNoEvents();
        }

        @Test
        void refusesAGateOnceCancelled() {
            flight.given(flightScheduled(), flightCancelled())
                    .when(new AmendFlight(SB400, null, null, null, "B22", null, null, minutesLater(20)))
                    .expectException(refusal(new FlightIsFinal(FlightStatus.CANCELLED)))
                    .expectNoEvents();
        }

        private AmendFlight status(FlightStatus status) {
            return new AmendFlight(SB400, status, null, null, null, null, null, minutesLater(10));
        }

        private AmendFlight cancellation() {
            return new AmendFlight(
                    SB400, FlightStatus.CANCELLED, null, null, null, null, "crew strike", minutesLater(20));
        }
    }

    @Test
    void recordsAllThatOneAmendmentSays() {
        flight.given(flightScheduled())
                .when(new AmendFlight(
                        SB400, null, DEPARTURE.plusSeconds(3600), null, "B22", "4", "late aircraft", minutesLater(10)))
                .expectEvents(flightDelayed(60), statusReported(FlightStatus.DELAYED), gateAssigned())
                .expectResultMessagePayload(3L);
    }

    @Test
    void comesBackWholeFromASnapshot() {
        flight.given(flightScheduled(), flightDelayed(60), statusReported(FlightStatus.DELAYED))
                .when(new AmendFlight(SB400, null, null, null, "B22", "4", null, minutesLater(10)))
                .expectState(state -> assertSurvives(state));
    }

    @Test
    void cannotBeAmendedBeforeItIsScheduled() {
        flight.givenNoPriorActivity()
                .when(new AmendFlight(SB400, FlightStatus.ON_TIME, null, null, null, null, null, minutesLater(10)))
                .expectException(AggregateNotFoundException.class)
                .expectNoEvents();
    }
}
