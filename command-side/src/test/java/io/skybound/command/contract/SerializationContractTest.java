package io.skybound.command.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.Refusal;
import io.skybound.api.Refusal.Violation;
import io.skybound.api.booking.BookingCommand;
import io.skybound.api.booking.BookingRefusal;
import io.skybound.api.booking.BookingRefusal.BookingNotFound;
import io.skybound.api.booking.BookingRefusal.InvalidBooking;
import io.skybound.api.booking.BookingRefusal.StaleVersion;
import io.skybound.api.example.ExampleBooking;
import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.FlightCommand;
import io.skybound.api.payment.PaymentCommand;
import io.skybound.api.payment.PaymentRefusal.NothingToRefund;
import io.skybound.api.seats.SeatsCommand;
import io.skybound.api.seats.SeatsRefusal.SoldOut;
import io.skybound.platform.testing.StoredForm;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Commands wait in the database, and travel between processes: nothing of them may get lost, and nothing show. */
class SerializationContractTest {

    static final List<Object> COMMANDS = StoredExamples.COMMANDS;
    static final List<Object> EVENTS = StoredExamples.EVENTS;

    static final List<Refusal> REFUSALS = List.of(
            new SoldOut(Cabin.ECONOMY, 0),
            new BookingNotFound(),
            new NothingToRefund(),
            new StaleVersion(3),
            new BookingRefusal.AmountMismatch(ExampleBooking.PRICE),
            new InvalidBooking(List.of(new Violation("/passengers", "required", "At least one."))));

    @Test
    void thereIsAnExampleOfEveryCommand() {
        List<Class<?>> commands = Stream.of(
                        FlightCommand.class, SeatsCommand.class, BookingCommand.class, PaymentCommand.class)
                .<Class<?>>flatMap(topic -> Stream.of(topic.getPermittedSubclasses()))
                .toList();

        assertThat(COMMANDS).extracting(Object::getClass).containsExactlyInAnyOrderElementsOf(commands);
    }

    @ParameterizedTest
    @FieldSource({"COMMANDS", "REFUSALS"})
    void nothingGetsLost(Object command) {
        assertThat(StoredForm.roundTrip(command)).isEqualTo(command);
    }

    @ParameterizedTest
    @FieldSource({"COMMANDS", "EVENTS"})
    void nothingPersonalShows(Object message) {
        assertThat(StoredForm.legible(message)).doesNotContain(StoredExamples.PERSONAL);
    }
}
