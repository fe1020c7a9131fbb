package io.skybound.command.booking;

import static io.skybound.api.example.Example.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skybound.api.booking.FareConditions;
import io.skybound.api.booking.FareConditions.CabinConditions;
import io.skybound.api.flight.Cabin;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FarePropertiesTest {

    @Test
    void paysBackMoreTheDearerTheCabin() {
        FareConditions conditions = fares(Map.of()).conditions(CurrencyUnit.USD);

        assertThat(conditions.freeCancellation()).isEqualTo(Duration.ofHours(24));
        assertThat(conditions.freeCancellationLead()).isEqualTo(Duration.ofDays(7));
        assertThat(conditions.cabins())
                .containsEntry(Cabin.ECONOMY, new CabinConditions(new BigDecimal("0.50"), usd("50.00")))
                .containsEntry(Cabin.PREMIUM_ECONOMY, new CabinConditions(new BigDecimal("0.70"), usd("40.00")))
                .containsEntry(Cabin.BUSINESS, new CabinConditions(new BigDecimal("0.90"), usd("25.00")))
                .containsEntry(Cabin.FIRST, new CabinConditions(new BigDecimal("1"), usd("0.00")));
    }

    @Test
    void isConfiguredByCabinAndCurrency() {
        FareProperties fares = fares(Map.of(
                "skybound.fares.free-cancellation", "48h",
                "skybound.fares.cabins.premium-economy.refund-share", "0.65",
                "skybound.fares.cabins.premium-economy.penalty.JPY", "4000",
                "skybound.fares.cabins.premium-economy.penalty.EUR", "30.50"));

        assertThat(fares.freeCancellation()).isEqualTo(Duration.ofHours(48));
        assertThat(fares.conditions(CurrencyUnit.EUR).cabins())
                .containsEntry(
                        Cabin.PREMIUM_ECONOMY, new CabinConditions(new BigDecimal("0.65"), Money.parse("EUR 30.50")))
                .containsEntry(Cabin.ECONOMY, new CabinConditions(new BigDecimal("0.50"), Money.parse("EUR 0.00")));
        assertThat(fares.conditions(CurrencyUnit.JPY).cabins())
                .containsEntry(
                        Cabin.PREMIUM_ECONOMY, new CabinConditions(new BigDecimal("0.65"), Money.parse("JPY 4000")));
    }

    @Test
    void refusesToPayBackMoreThanTheFare() {
        assertThatThrownBy(() -> fares(Map.of("skybound.fares.cabins.economy.refund-share", "1.5")))
                .hasStackTraceContaining("a refund-share is between 0 and 1");
        assertThatThrownBy(() -> fares(Map.of(
                        "skybound.fares.cabins.economy.refund-share", "0.5",
                        "skybound.fares.cabins.economy.penalty.USD", "-1")))
                .hasStackTraceContaining("a penalty is not negative");
    }

    private static FareProperties fares(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("skybound.fares", FareProperties.class);
    }
}
