package io.skybound.command.booking;

import io.skybound.api.booking.FareConditions;
import io.skybound.api.booking.FareConditions.CabinConditions;
import io.skybound.api.booking.Leg;
import io.skybound.api.booking.Passenger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The arithmetic of money in a booking. Infants sit on a lap and pay nothing. */
final class Fares {

    private Fares() {}

    /** What the itinerary costs for all passengers. Every passenger's cabin must exist on every leg. */
    static Money total(List<Leg> legs, List<Passenger> passengers) {
        Money total = Money.zero(currency(legs));
        for (Leg leg : legs) {
            for (Passenger passenger : passengers) {
                if (passenger.type().takesSeat()) {
                    total = total.plus(fare(leg, passenger));
                }
            }
        }
        return total;
    }

    /** What goes back when the traveller cancels at {@code at}, by the conditions frozen at purchase: no more than is left. */
    static Money refund(
            Money left,
            List<Leg> legs,
            List<Passenger> passengers,
            FareConditions conditions,
            Instant createdAt,
            Instant at) {
        if (!at.isAfter(freeUntil(legs, conditions, createdAt))) {
            return left;
        }
        Money refund = Money.zero(left.getCurrencyUnit());
        for (Leg leg : legs) {
            for (Passenger passenger : passengers) {
                if (passenger.type().takesSeat()) {
                    refund = refund.plus(seatRefund(leg, passenger, conditions));
                }
            }
        }
        return refund.isGreaterThan(left) ? left : refund;
    }

    /** The last moment at which everything goes back; before the purchase where the departure was too close. */
    static Instant freeUntil(List<Leg> legs, FareConditions conditions, Instant createdAt) {
        Instant departure = legs.getFirst().departure();
        boolean farEnoughAway =
                !createdAt.plus(conditions.freeCancellationLead()).isAfter(departure);
        return farEnoughAway ? createdAt.plus(conditions.freeCancellation()) : Instant.MIN;
    }

    private static Money seatRefund(Leg leg, Passenger passenger, FareConditions conditions) {
        Money fare = fare(leg, passenger);
        CabinConditions cabin = conditions.cabins().get(passenger.cabin());
        if (cabin == null) {
            return Money.zero(fare.getCurrencyUnit());
        }
        Money share = fare.multipliedBy(cabin.refundShare(), RoundingMode.HALF_UP);
        Money penalty = cabin.penalty().getCurrencyUnit().equals(fare.getCurrencyUnit())
                ? cabin.penalty()
                : Money.zero(fare.getCurrencyUnit());
        Money left = share.minus(penalty);
        return left.isNegative() ? Money.zero(fare.getCurrencyUnit()) : left;
    }

    private static Money fare(Leg leg, Passenger passenger) {
        return Objects.requireNonNull(leg.prices().get(passenger.cabin()), "the leg has no such cabin");
    }

    private static CurrencyUnit currency(List<Leg> legs) {
        return legs.getFirst().prices().values().iterator().next().getCurrencyUnit();
    }
}
