package io.skybound.command.booking;

import io.skybound.api.Refused;
import io.skybound.api.booking.BookingRefusal.FlightNotBookable;
import io.skybound.api.booking.Leg;
import io.skybound.api.flight.Cabin;
import io.skybound.api.place.Places;
import io.skybound.command.booking.BookingForm.FlightForm;
import io.skybound.command.flight.FlightSchedule;
import io.skybound.command.flight.FlightState;
import io.skybound.platform.web.InputError;
import io.skybound.platform.web.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** Offers the flights of an itinerary as they are now: times, and prices that the booking will lock. */
@Component
class Quotes {

    private final FlightSchedule schedule;
    private final Places places = Places.load();

    Quotes(FlightSchedule schedule) {
        this.schedule = schedule;
    }

    List<Leg> legs(List<FlightForm> flights, Instant now) {
        List<Leg> legs = new ArrayList<>();
        List<InputError> unknown = new ArrayList<>();
        boolean bookable = true;
        for (int i = 0; i < flights.size(); i++) {
            Optional<FlightState> found = schedule.find(flights.get(i).flightId());
            if (found.isEmpty()) {
                unknown.add(new InputError(
                        "/flights/" + i + "/flight_id", "unknown_flight", "There is no flight with this id."));
                continue;
            }
            FlightState flight = found.get();
            bookable &= !flight.status().isFinal() && flight.departure().isAfter(now);
            legs.add(leg(flight, flights.get(i).isReturn()));
        }
        if (!unknown.isEmpty()) {
            throw Problem.invalid(unknown);
        }
        if (!bookable) {
            throw new Refused(new FlightNotBookable());
        }
        return legs;
    }

    private Leg leg(FlightState flight, boolean returns) {
        var prices = new EnumMap<Cabin, Money>(Cabin.class);
        flight.cabins().forEach((cabin, offer) -> prices.put(cabin, offer.price()));
        return new Leg(
                flight.flightId(),
                returns,
                flight.flightNumber(),
                flight.airlineCode(),
                flight.originCode(),
                flight.destinationCode(),
                localDate(flight),
                flight.departure(),
                flight.arrival(),
                prices);
    }

    private LocalDate localDate(FlightState flight) {
        return LocalDate.ofInstant(
                flight.departure(),
                places.airport(flight.originCode()).orElseThrow().timeZone());
    }
}
