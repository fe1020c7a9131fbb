package io.skybound.api.booking;

import io.skybound.api.flight.Cabin;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.joda.money.Money;

/**
 * What a traveller gets back on cancelling; frozen into the booking at purchase.
 *
 * @param cabins conditions by cabin
 * @param freeCancellation within this time after the booking was made everything is paid back (the 24-hour rule)
 * @param freeCancellationLead the 24-hour rule holds only if the first departure is at least this far away
 */
public record FareConditions(
        Map<Cabin, CabinConditions> cabins, Duration freeCancellation, Duration freeCancellationLead) {
    public FareConditions {
        cabins = Cabin.inOrder(cabins);
    }

    /**
     * @param refundShare share of the fare that is paid back, 0 to 1
     * @param penalty per seat and leg, taken off the share; the refund is never below zero
     */
    public record CabinConditions(BigDecimal refundShare, Money penalty) {}
}
