package io.skybound.platform.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandTargetsTest {
    private final CommandTargets targets = new CommandTargets();

    record Count(@TargetAggregateIdentifier @Nullable String counterId, int by) {}

    interface OfARoom {
        String number();

        @TargetAggregateIdentifier
        default String roomId() {
            return "room_" + number();
        }
    }

    record Lock(String number) implements OfARoom {}

    record Nothing(String id) {}

    @Test
    void isForWhatItsComponentSays() {
        assertThat(target(new Count("c1", 1))).isEqualTo("c1");
        assertThat(target(new Count("c2", 1))).isEqualTo("c2");
    }

    @Test
    void isForWhatAMethodOfItsInterfaceSays() {
        assertThat(target(new Lock("7"))).isEqualTo("room_7");
    }

    @Test
    void aCommandForNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target(new Nothing("x")))
                .withMessageContaining("Nothing has no method with @TargetAggregateIdentifier");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target(new Count(null, 1)))
                .withMessageContaining("names no aggregate");
    }

    private String target(Object command) {
        return targets.resolveTarget(GenericCommandMessage.asCommandMessage(command))
                .getIdentifier();
    }
}
