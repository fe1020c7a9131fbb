package io.skybound.command.seats;

import static io.skybound.api.example.Example.minutesLater;
import static io.skybound.api.example.ExampleFlight.SB400;
import static io.skybound.api.example.ExampleFlight.salesOpened;
import static io.skybound.api.flight.Cabin.BUSINESS;
import static io.skybound.api.flight.Cabin.ECONOMY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.skybound.api.Refused;
import io.skybound.api.flight.Cabin;
import io.skybound.api.seats.SeatsCommand;
import io.skybound.api.seats.SeatsCommand.ConfirmSeats;
import io.skybound.api.seats.SeatsCommand.ReleaseSeats;
import io.skybound.api.seats.SeatsCommand.ReserveSeats;
import io.skybound.api.seats.SeatsEvent;
import io.skybound.api.seats.SeatsEvent.SalesClosed;
import io.skybound.api.seats.SeatsEvent.SalesOpened;
import io.skybound.api.seats.SeatsEvent.SeatsConfirmed;
import io.skybound.api.seats.SeatsEvent.SeatsReleased;
import io.skybound.api.seats.SeatsEvent.SeatsReserved;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Thirty bookings scramble for twelve seats by chance: whatever they do in whatever order, no seat is given away twice
 * (I1). The seed is in the test's name.
 */
class SeatInventoryHistoryTest {

    private static final int COMMANDS = 400;
    private static final int BOOKINGS = 30;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void neverGivesASeatAwayTwice(long seed) {
        var chance = new Random(seed);
        Configuration axon = inventoryOfSb400();
        try {
            for (int i = 0; i < COMMANDS; i++) {
                send(axon, command(chance));
            }
            var ledger = new Ledger();
            axon.eventStore()
                    .readEvents(SeatsCommand.inventoryOf(SB400))
                    .forEachRemaining(event -> ledger.check((SeatsEvent) event.getPayload()));
            assertThat(ledger.reservations).as("the run was not idle").isGreaterThan(5);
        } finally {
            axon.shutdown();
        }
    }

    private static SeatsCommand command(Random chance) {
        String booking = "bkg_" + chance.nextInt(BOOKINGS);
        return switch (chance.nextInt(5)) {
            case 0, 1 ->
                new ReserveSeats(SB400, booking, Map.of(cabin(chance), 1 + chance.nextInt(3)), minutesLater(1));
            case 2 ->
                new ReserveSeats(
                        SB400,
                        booking,
                        Map.of(ECONOMY, 1 + chance.nextInt(2), BUSINESS, 1 + chance.nextInt(2)),
                        minutesLater(1));
            case 3 -> new ConfirmSeats(SB400, booking, minutesLater(2));
            default -> new ReleaseSeats(SB400, booking, minutesLater(3));
        };
    }

    private static Cabin cabin(Random chance) {
        return chance.nextInt(4) == 0 ? BUSINESS : ECONOMY;
    }

    private static void send(Configuration axon, SeatsCommand command) {
        try {
            axon.commandGateway().sendAndWait(command);
        } catch (CommandExecutionException refused) {
            assertThat(Refused.reasonOf(refused)).isNotNull();
        }
    }

    private static Configuration inventoryOfSb400() {
        Configuration axon = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(_ -> Jackson3Serializer.builder().build())
                .configureEmbeddedEventStore(_ -> new InMemoryEventStorageEngine())
                .configureAggregate(SeatInventory.class)
                .start();
        axon.eventStore()
                .publish(new GenericDomainEventMessage<>(
                        SeatInventory.class.getSimpleName(), SeatsCommand.inventoryOf(SB400), 0, salesOpened()));
        return axon;
    }

    /** Counts by itself, from the events alone, and compares at every position of the history. */
    private static final class Ledger {

        private final Map<Cabin, Integer> seats = new EnumMap<>(Cabin.class);
        private final Map<String, Map<Cabin, Integer>> held = new HashMap<>();
        private final Map<String, Map<Cabin, Integer>> sold = new HashMap<>();
        private final Set<String> released = new HashSet<>();
        private int reservations;

        void check(SeatsEvent event) {
            switch (event) {
                case SalesOpened e -> seats.putAll(e.seats());
                case SeatsReserved e -> {
                    reservations++;
                    assertThat(held).doesNotContainKey(e.bookingId());
                    assertThat(sold).doesNotContainKey(e.bookingId());
                    assertThat(released).doesNotContain(e.bookingId());
                    held.put(e.bookingId(), e.seats());
                    assertThat(e.free()).isEqualTo(free());
                }
                case SeatsConfirmed e -> {
                    assertThat(held.remove(e.bookingId())).isEqualTo(e.seats());
                    sold.put(e.bookingId(), e.seats());
                }
                case SeatsReleased e -> {
                    assertThat(released.add(e.bookingId())).as("released once").isTrue();
                    Map<Cabin, Integer> had = e.sold() ? sold.remove(e.bookingId()) : held.remove(e.bookingId());
                    assertThat(e.seats()).isEqualTo(had == null ? Map.of() : had);
                    assertThat(e.free()).isEqualTo(free());
                }
                case SalesClosed _ -> fail("nobody closed the sales");
            }
            assertThat(free().values()).as("held + sold ≤ seats").allMatch(left -> left >= 0);
        }

        private Map<Cabin, Integer> free() {
            var free = new EnumMap<>(seats);
            held.values().forEach(taken -> taken.forEach((cabin, n) -> free.merge(cabin, -n, Integer::sum)));
            sold.values().forEach(taken -> taken.forEach((cabin, n) -> free.merge(cabin, -n, Integer::sum)));
            return free;
        }
    }
}
