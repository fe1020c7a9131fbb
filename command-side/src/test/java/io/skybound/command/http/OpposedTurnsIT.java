package io.skybound.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.CabinOffer;
import io.skybound.api.flight.FlightCommand.AmendFlight;
import io.skybound.api.flight.FlightCommand.ScheduleFlight;
import io.skybound.api.flight.FlightStatus;
import io.skybound.platform.idempotency.Ids;
import io.skybound.platform.messaging.CommandFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever decides about a flight and its seats takes their turns in the same order, so no two wait for each other. */
@CommandSide.Test
class OpposedTurnsIT {

    private static final int ROUNDS = 200;
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @Autowired
    private CommandGateway commands;

    @Test
    void schedulingAFlightAgainWhileItIsCancelledStopsNeither() {
        try (ExecutorService operators = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                String flightId = Ids.random("flt");
                commands.sendAndWait(schedule(flightId));
                var together = new CyclicBarrier(2);

                var again = CompletableFuture.supplyAsync(() -> sent(schedule(flightId), together), operators);
                var cancelled = CompletableFuture.supplyAsync(() -> sent(cancel(flightId), together), operators);

                assertThat(again.thenCompose(it -> it).handle((_, failure) -> CommandFailure.of(failure)))
                        .as("scheduled again, round %d", round)
                        .succeedsWithin(AT_ONCE)
                        .isEqualTo(CommandFailure.THERE_ALREADY);
                assertThat(cancelled.thenCompose(it -> it))
                        .as("cancelled, round %d", round)
                        .succeedsWithin(AT_ONCE);
            }
        }
    }

    private CompletableFuture<Object> sent(Object command, CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return commands.send(command);
    }

    private static AmendFlight cancel(String flightId) {
        return new AmendFlight(flightId, FlightStatus.CANCELLED, null, null, null, null, "crew strike", NOW);
    }

    private static ScheduleFlight schedule(String flightId) {
        return new ScheduleFlight(
                flightId,
                "SB400",
                "SB",
                "JFK",
                "LAX",
                NOW.plus(Duration.ofDays(30)),
                NOW.plus(Duration.ofDays(30)).plus(Duration.ofHours(6)),
                "A320",
                Map.of(Cabin.ECONOMY, new CabinOffer(10, Money.parse("USD 199.90"))),
                NOW);
    }
}
