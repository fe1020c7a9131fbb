package io.skybound.command.booking;

import io.skybound.api.booking.FareConditions;
import io.skybound.api.booking.FareConditions.CabinConditions;
import io.skybound.api.flight.Cabin;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What travellers get back on cancelling. Changes hold for new bookings only: each keeps the conditions it was sold with.
 *
 * @param freeCancellation within this time after booking everything is paid back
 * @param freeCancellationLead but only if the journey begins at least this long after booking
 * @param cabins by cabin; one that is left out keeps its default
 */
@ConfigurationProperties("skybound.fares")
record FareProperties(
        @DefaultValue("24h") Duration freeCancellation,
        @DefaultValue("7d") Duration freeCancellationLead,
        Map<Cabin, CabinFare> cabins) {

    private static final Map<Cabin, CabinFare> DEFAULTS = Map.of(
            Cabin.ECONOMY, CabinFare.of("0.50", "50"),
            Cabin.PREMIUM_ECONOMY, CabinFare.of("0.70", "40"),
            Cabin.BUSINESS, CabinFare.of("0.90", "25"),
            Cabin.FIRST, CabinFare.of("1", "0"));

    /**
     * @param refundShare share of the fare that is paid back, 0 to 1
     * @param penalty taken off that for each seat and leg, by currency of the fare; nothing in a currency not listed
     */
    record CabinFare(BigDecimal refundShare, @DefaultValue Map<String, BigDecimal> penalty) {

        CabinFare {
            if (refundShare == null || refundShare.signum() < 0 || refundShare.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("skybound.fares: a refund-share is between 0 and 1");
            }
            penalty = Map.copyOf(penalty);
            penalty.forEach((currency, amount) -> {
                CurrencyUnit.of(currency);
                if (amount.signum() < 0) {
                    throw new IllegalArgumentException("skybound.fares: a penalty is not negative");
                }
            });
        }

        private static CabinFare of(String share, String dollars) {
            return new CabinFare(new BigDecimal(share), Map.of("USD", new BigDecimal(dollars)));
        }

        private CabinConditions in(CurrencyUnit currency) {
            BigDecimal amount = penalty.getOrDefault(currency.getCode(), BigDecimal.ZERO);
            return new CabinConditions(refundShare, Money.of(currency, amount, RoundingMode.HALF_UP));
        }
    }

    FareProperties {
        var byCabin = new EnumMap<Cabin, CabinFare>(DEFAULTS);
        if (cabins != null) {
            byCabin.putAll(cabins);
        }
        cabins = Cabin.inOrder(byCabin);
    }

    /** The conditions for a booking that is paid in this currency. */
    FareConditions conditions(CurrencyUnit currency) {
        var conditions = new EnumMap<Cabin, CabinConditions>(Cabin.class);
        cabins.forEach((cabin, fare) -> conditions.put(cabin, fare.in(currency)));
        return new FareConditions(conditions, freeCancellation, freeCancellationLead);
    }
}
