package io.skybound.bench.inprocess;

import io.skybound.api.booking.BookingCommand.CreateBooking;
import io.skybound.api.booking.FareConditions;
import io.skybound.api.booking.FareConditions.CabinConditions;
import io.skybound.api.booking.Leg;
import io.skybound.api.booking.Passenger;
import io.skybound.api.booking.PassengerType;
import io.skybound.api.booking.TripType;
import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.CabinOffer;
import io.skybound.api.flight.FlightCommand.ScheduleFlight;
import io.skybound.api.seats.SeatsCommand.ReserveSeats;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What SkyBound can be asked without HTTP. Found by its component scan when it runs with the benchmark on its class path. */
@Configuration(proxyBeanMethods = false)
class SkyBoundOperations {
    private static final Money PRICE = Money.of(CurrencyUnit.USD, new BigDecimal("199.90"));

    @Bean
    ObjLongConsumer<String> holdSeat(CommandGateway commands) {
        return (flight, n) -> commands.sendAndWait(
                new ReserveSeats(flight, "bkg_" + Long.toString(n, 36), Map.of(Cabin.ECONOMY, 1), Instant.now()));
    }

    @Bean
    ObjLongConsumer<String> createBooking(CommandGateway commands) {
        return (flight, n) -> commands.sendAndWait(booking(flight, n, Instant.now()));
    }

    /** From JFK to LAX, with as many seats in economy as the number says. */
    @Bean
    ObjLongConsumer<String> scheduleFlight(CommandGateway commands) {
        return (flight, seats) -> {
            Instant departure = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
            commands.sendAndWait(new ScheduleFlight(
                    flight,
                    "DL400",
                    "DL",
                    "JFK",
                    "LAX",
                    departure,
                    departure.plus(6, ChronoUnit.HOURS),
                    "A320",
                    Map.of(Cabin.ECONOMY, new CabinOffer((int) seats, PRICE)),
                    Instant.now()));
        };
    }

    @Bean
    LongSupplier heapAfterCollection() {
        return () -> {
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            Runtime runtime = Runtime.getRuntime();
            return runtime.totalMemory() - runtime.freeMemory();
        };
    }

    @Bean
    Runnable startProcessors(EventProcessingConfiguration processing) {
        return () -> processing.eventProcessors().values().forEach(EventProcessor::start);
    }

    @Bean
    Runnable stopProcessors(EventProcessingConfiguration processing) {
        return () -> processing.eventProcessors().values().forEach(EventProcessor::shutDown);
    }

    private static CreateBooking booking(String flight, long n, Instant now) {
        Instant departure = now.plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
        Leg leg = new Leg(
                flight,
                false,
                "DL400",
                "DL",
                "JFK",
                "LAX",
                LocalDate.now(java.time.ZoneOffset.UTC).plusDays(30),
                departure,
                departure.plus(6, ChronoUnit.HOURS),
                Map.of(Cabin.ECONOMY, PRICE));
        Passenger ada = new Passenger(
                "1",
                PassengerType.ADULT,
                "Ada",
                "Lovelace",
                LocalDate.of(1990, 12, 10),
                "X" + n % 10_000_000,
                "GB",
                Cabin.ECONOMY);
        CabinConditions conditions = new CabinConditions(new BigDecimal("0.5"), Money.zero(CurrencyUnit.USD));
        return new CreateBooking(
                "bkg_" + Long.toString(n, 36),
                reference(n),
                "usr_bench",
                TripType.ONE_WAY,
                List.of(leg),
                List.of(ada),
                "ada@skybound.example",
                new FareConditions(Map.of(Cabin.ECONOMY, conditions), Duration.ofHours(24), Duration.ofDays(7)),
                now);
    }

    /** Six letters and digits, as travellers see them. */
    private static String reference(long n) {
        String letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        StringBuilder reference = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            reference.append(letters.charAt((int) ((n >> (5 * i)) & 31)));
        }
        return reference.toString();
    }
}
