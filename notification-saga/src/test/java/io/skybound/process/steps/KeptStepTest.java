package io.skybound.process.steps;

import static io.skybound.api.example.Example.NOW;
import static io.skybound.api.example.Example.usd;
import static io.skybound.api.example.ExampleBooking.ADA_LOVELACE;
import static io.skybound.api.example.ExampleBooking.BOOKING;
import static io.skybound.api.example.ExampleBooking.createBooking;
import static io.skybound.api.example.ExamplePayment.PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.payment.PaymentCommand.RefundPayment;
import io.skybound.platform.testing.StoredForm;
import java.time.Duration;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;

/** A command that waits comes back as it was, and says nothing of anybody while it waits. */
class KeptStepTest {

    @Test
    void comesBackWithTheActorWhoCausedIt() {
        var command = new RefundPayment(PAYMENT, usd("114.93"), NOW);

        CommandMessage<?> read =
                keep(command, MetaData.with("actor", "usr_ada")).command(StoredForm.general());

        assertThat(read.getPayload()).isEqualTo(command);
        assertThat(read.getCommandName()).isEqualTo(RefundPayment.class.getName());
        assertThat(read.getMetaData()).containsExactlyEntriesOf(MetaData.with("actor", "usr_ada"));
    }

    @Test
    void countsWhatWasTriedInVain() {
        KeptStep step = keep(new RefundPayment(PAYMENT, usd("1.00"), NOW), MetaData.emptyInstance());

        assertThat(step.triedInVain().triedInVain().attempts()).isEqualTo(2);
    }

    @Test
    void showsNothingPersonal() {
        assertThat(StepJson.write(keep(createBooking(), MetaData.emptyInstance())))
                .contains(BOOKING)
                .doesNotContain(ADA_LOVELACE.lastName(), ADA_LOVELACE.passportNumber(), "ada@skybound.example");
    }

    @Test
    void isTriedForAboutTwoMinutesWithGrowingPauses() {
        assertThat(IntStream.rangeClosed(1, 7).mapToObj(KeptSteps::pause))
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    private static KeptStep keep(Object command, MetaData metadata) {
        var message = new GenericCommandMessage<>(command, metadata);
        return StepJson.read(StepJson.write(KeptStep.of(BOOKING, message, 0, StoredForm.general())));
    }
}
