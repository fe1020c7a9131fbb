package io.skybound.api.flight;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened to a flight. Recorded by the aggregate Flight. */
public sealed interface FlightEvent {

    String flightId();

    /** When it was decided. */
    Instant at();

    /** The flight exists and is for sale. */
    record FlightScheduled(
            String flightId,
            String flightNumber,
            String airlineCode,
            String originCode,
            String destinationCode,
            Instant departure,
            Instant arrival,
            String aircraftType,
            Map<Cabin, CabinOffer> cabins,
            Instant at)
            implements FlightEvent {
        public FlightScheduled {
            cabins = Cabin.inOrder(cabins);
        }
    }

    /** Its times moved. The previous times tell travellers what changed. */
    record FlightRescheduled(
            String flightId,
            Instant departure,
            Instant arrival,
            Instant previousDeparture,
            Instant previousArrival,
            @Nullable String reason,
            Instant at)
            implements FlightEvent {}

    /** Where it leaves from; null means not known. */
    record GateAssigned(
            String flightId,
            @Nullable String gate,
            @Nullable String terminal,
            Instant at) implements FlightEvent {}

    /** Operations, or a new time, gave it another status; never cancelled, which has its own event. */
    record FlightStatusReported(String flightId, FlightStatus status, Instant at) implements FlightEvent {}

    /** It will not fly. Its sales end in the same moment. */
    record FlightCancelled(String flightId, @Nullable String reason, Instant at) implements FlightEvent {}
}
