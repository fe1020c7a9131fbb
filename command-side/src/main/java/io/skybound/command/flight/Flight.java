package io.skybound.command.flight;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.skybound.api.Refused;
import io.skybound.api.flight.FlightCommand.AmendFlight;
import io.skybound.api.flight.FlightCommand.ScheduleFlight;
import io.skybound.api.flight.FlightEvent;
import io.skybound.api.flight.FlightEvent.FlightCancelled;
import io.skybound.api.flight.FlightEvent.FlightRescheduled;
import io.skybound.api.flight.FlightEvent.FlightScheduled;
import io.skybound.api.flight.FlightEvent.FlightStatusReported;
import io.skybound.api.flight.FlightEvent.GateAssigned;
import io.skybound.api.flight.FlightRefusal.ArrivalBeforeDeparture;
import io.skybound.api.flight.FlightRefusal.FlightIsFinal;
import io.skybound.api.flight.FlightStatus;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * One flight on one day: schedule, status, gate. It knows nothing of seats but that their sale opens with it, so that a
 * delay never waits for a sale.
 *
 * <ul>
 *   <li>it arrives after it departs
 *   <li>cancelled and arrived are final
 * </ul>
 *
 * Each is held by FlightTest.
 */
@Aggregate(cache = "liveAggregates", lockFactory = "turns")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
class Flight {

    @AggregateIdentifier
    private String flightId;

    private FlightState state;

    /** For Axon, which sources it from its events. */
    Flight() {}

    /** A new flight. */
    static Flight scheduled(ScheduleFlight c) {
        if (!c.arrival().isAfter(c.departure())) {
            throw new Refused(new ArrivalBeforeDeparture());
        }
        var flight = new Flight();
        apply(new FlightScheduled(
                c.flightId(),
                c.flightNumber(),
                c.airlineCode(),
                c.originCode(),
                c.destinationCode(),
                c.departure(),
                c.arrival(),
                c.aircraftType(),
                c.cabins(),
                c.at()));
        return flight;
    }

    @CommandHandler
    long decide(AmendFlight c, Sales sales) {
        if (state.status().isFinal()) {
            if (c.status() == state.status()) {
                return getVersion();
            }
            throw new Refused(new FlightIsFinal(state.status()));
        }
        reschedule(c);
        assignGate(c);
        report(c, sales);
        return getVersion();
    }

    private void reschedule(AmendFlight c) {
        Instant departure = Objects.requireNonNullElse(c.departure(), state.departure());
        Instant arrival = Objects.requireNonNullElse(c.arrival(), arrivalMovedWith(departure));
        if (!arrival.isAfter(departure)) {
            throw new Refused(new ArrivalBeforeDeparture());
        }
        boolean leavesAtAnotherTime = !departure.equals(state.departure());
        if (!leavesAtAnotherTime && arrival.equals(state.arrival())) {
            return;
        }
        apply(new FlightRescheduled(
                flightId, departure, arrival, state.departure(), state.arrival(), c.reason(), c.at()));
        if (leavesAtAnotherTime && c.status() == null) {
            FlightStatus status =
                    departure.isAfter(state.scheduledDeparture()) ? FlightStatus.DELAYED : FlightStatus.SCHEDULED;
            applyStatus(status, c.at());
        }
    }

    /** Who moves only the departure means the same flight, later: it takes as long as before. */
    private Instant arrivalMovedWith(Instant departure) {
        return state.arrival()
                .plusMillis(departure.toEpochMilli() - state.departure().toEpochMilli());
    }

    private void assignGate(AmendFlight c) {
        String gate = c.gate() == null ? state.gate() : c.gate();
        String terminal = c.terminal() == null ? state.terminal() : c.terminal();
        if (!Objects.equals(gate, state.gate()) || !Objects.equals(terminal, state.terminal())) {
            apply(new GateAssigned(flightId, gate, terminal, c.at()));
        }
    }

    private void report(AmendFlight c, Sales sales) {
        if (c.status() == FlightStatus.CANCELLED) {
            apply(new FlightCancelled(flightId, c.reason(), c.at()));
            sales.close(flightId, c.at());
        } else if (c.status() != null) {
            applyStatus(c.status(), c.at());
        }
    }

    private void applyStatus(FlightStatus status, Instant at) {
        if (status != state.status()) {
            apply(new FlightStatusReported(flightId, status, at));
        }
    }

    @EventSourcingHandler
    @SuppressWarnings("NullAway") // the first event finds no state yet
    void evolve(FlightEvent event) {
        flightId = event.flightId();
        state = FlightState.evolve(state, event);
    }
}
