package io.skybound.process.steps;

import static io.skybound.api.example.Example.CLOCK;
import static io.skybound.api.example.Example.NOW;
import static io.skybound.api.example.ExampleBooking.BOOKING;
import static io.skybound.api.example.ExampleFlight.SB400;
import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.Refused;
import io.skybound.api.booking.BookingCommand.RejectBooking;
import io.skybound.api.seats.SeatsCommand.ConfirmSeats;
import io.skybound.api.seats.SeatsCommand.ReleaseSeats;
import io.skybound.api.seats.SeatsCommand.ReserveSeats;
import io.skybound.api.seats.SeatsRefusal.NoSeatsHeld;
import io.skybound.api.seats.SeatsRefusal.SalesAreClosed;
import io.skybound.process.steps.WhenRefused.Reaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;

/** A refused command leads to another one, or to a person; any other failure is for later. */
class CommandAttemptsTest {

    private static final ReserveSeats RESERVE = new ReserveSeats(SB400, BOOKING, Map.of(), NOW);
    private static final ConfirmSeats CONFIRM = new ConfirmSeats(SB400, BOOKING, NOW);

    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final List<CommandMessage<?>> done = new ArrayList<>();
    private final CommandAttempts attempts = new CommandAttempts(
            DefaultCommandGateway.builder().commandBus(bus).build(),
            (command, refusal, now) -> switch (command) {
                case ReserveSeats _ ->
                    new Reaction.Send(new RejectBooking(BOOKING, refusal.code(), refusal.detail(), now));
                case ReleaseSeats _ -> new Reaction.Nothing();
                default -> new Reaction.Stuck();
            },
            CLOCK);

    @Test
    void isDoneWhenTheCommandIs() {
        handle(RESERVE.getClass());

        assertThat(send(RESERVE)).isCompleted();
        assertThat(done).hasSize(1);
    }

    @Test
    void sendsInsteadWhatTheRefusalLeadsToOnBehalfOfTheSameActor() {
        refuse(RESERVE.getClass(), new Refused(new SalesAreClosed()));
        handle(RejectBooking.class);

        assertThat(send(RESERVE)).isCompleted();

        assertThat(done).singleElement().satisfies(instead -> {
            assertThat(instead.getPayload())
                    .isEqualTo(new RejectBooking(BOOKING, "flight_not_bookable", new SalesAreClosed().detail(), NOW));
            assertThat(instead.getMetaData()).containsEntry("actor", "usr_ada");
        });
    }

    @Test
    void failsForLaterWhenWhatIsSentInsteadFails() {
        refuse(RESERVE.getClass(), new Refused(new SalesAreClosed()));
        refuse(RejectBooking.class, new IllegalStateException("the database is away"));

        assertThat(send(RESERVE)).isCompletedExceptionally();
        assertThat(failure(send(RESERVE))).isNotInstanceOf(UnforeseenRefusal.class);
    }

    @Test
    void isDoneWithARefusalThatDoesNotMatter() {
        refuse(ReleaseSeats.class, new Refused(new NoSeatsHeld()));

        assertThat(send(new ReleaseSeats(SB400, BOOKING, NOW))).isCompleted();
    }

    @Test
    void givesUpOnARefusalThatLeadsNowhere() {
        refuse(CONFIRM.getClass(), new Refused(new NoSeatsHeld()));

        assertThat(failure(send(CONFIRM))).isInstanceOf(UnforeseenRefusal.class).hasMessage("refused: no_seats_held");
    }

    @Test
    void failsForLaterOnAnyOtherFailure() {
        refuse(CONFIRM.getClass(), new IllegalStateException("the database is away"));

        assertThat(failure(send(CONFIRM))).hasMessageContaining("the database is away");
    }

    private CompletableFuture<Void> send(Object command) {
        return attempts.send(new GenericCommandMessage<>(command, MetaData.with("actor", "usr_ada")));
    }

    private static Throwable failure(CompletableFuture<Void> outcome) {
        return outcome.exceptionNow();
    }

    private void handle(Class<?> type) {
        bus.subscribe(type.getName(), command -> {
            done.add(command);
            return null;
        });
    }

    private void refuse(Class<?> type, RuntimeException failure) {
        bus.subscribe(type.getName(), _ -> {
            throw failure;
        });
    }
}
