package io.skybound.api.flight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What operations and the schedule ask of a flight. */
public sealed interface FlightCommand {

    /**
     * Puts a flight on sale: records the flight and opens its seat inventory, both or neither.
     *
     * @param departure instant of leaving the gate; shown in the zone of the origin
     * @param arrival instant of reaching the gate; after departure
     * @param at when it was decided
     */
    record ScheduleFlight(
            @TargetAggregateIdentifier String flightId,
            String flightNumber,
            String airlineCode,
            String originCode,
            String destinationCode,
            Instant departure,
            Instant arrival,
            String aircraftType,
            Map<Cabin, CabinOffer> cabins,
            Instant at)
            implements FlightCommand {
        public ScheduleFlight {
            cabins = Cabin.inOrder(cabins);
        }
    }

    /**
     * An airline's schedule of one day: all its flights, recorded together. Answered with the number of flights
     * it recorded (Integer). It fails whole if one of them is already scheduled.
     *
     * @param date local date of departure
     */
    record PublishSchedule(LocalDate date, List<ScheduleFlight> flights) implements FlightCommand {
        public PublishSchedule {
            flights = List.copyOf(flights);
        }
    }

    /**
     * Changes any of a flight's running facts; what is null stays. A later departure makes it delayed, status cancelled
     * also ends its sales. Answered with the flight's version afterwards (Long), refused with {@link FlightRefusal}.
     */
    record AmendFlight(
            @TargetAggregateIdentifier String flightId,
            @Nullable FlightStatus status,
            @Nullable Instant departure,
            @Nullable Instant arrival,
            @Nullable String gate,
            @Nullable String terminal,
            @Nullable String reason,
            Instant at)
            implements FlightCommand {}
}
