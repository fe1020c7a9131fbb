package io.skybound.api.flight;

import io.skybound.api.Refusal;
import java.util.List;

/** Why a flight can't be scheduled or changed. */
public sealed interface FlightRefusal extends Refusal {

    record FlightNotFound(String flightId) implements FlightRefusal {
        @Override
        public String code() {
            return "flight_not_found";
        }

        @Override
        public String detail() {
            return "There is no flight with this id.";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    record FlightAlreadyScheduled(String flightId) implements FlightRefusal {
        @Override
        public String code() {
            return "flight_already_scheduled";
        }

        @Override
        public String detail() {
            return "This airline already has a flight of that number on that day.";
        }
    }

    record FlightIsFinal(FlightStatus status) implements FlightRefusal {
        @Override
        public String code() {
            return "flight_is_final";
        }

        @Override
        public String detail() {
            return "The flight is " + status.wire() + " and can't be changed any more.";
        }
    }

    record ArrivalBeforeDeparture() implements FlightRefusal {
        @Override
        public String code() {
            return "arrival_before_departure";
        }

        @Override
        public String detail() {
            return "A flight arrives after it departed.";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public List<Violation> violations() {
            return List.of(new Violation("/arrival_time", code(), detail()));
        }
    }
}
