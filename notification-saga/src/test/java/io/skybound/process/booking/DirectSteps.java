package io.skybound.process.booking;

import io.skybound.api.example.Example;
import io.skybound.process.steps.Steps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;

/** Puts commands that are due onto the bus at once, and remembers what waits for its time. */
final class DirectSteps implements Steps {

    final List<String> waiting = new ArrayList<>();

    private final Supplier<CommandBus> bus;

    DirectSteps(Supplier<CommandBus> bus) {
        this.bus = bus;
    }

    @Override
    public void send(String bookingId, Object command) {
        bus.get().dispatch(GenericCommandMessage.asCommandMessage(command));
    }

    @Override
    public void sendAt(String name, Instant due, String bookingId, Object command) {
        if (due.isAfter(Example.NOW)) {
            waiting.add(name + " at " + due);
        } else {
            send(bookingId, command);
        }
    }

    @Override
    public void giveUp(String name, String bookingId, Object command, int attempts, String reason) {
        waiting.add(name + " for a person");
    }

    @Override
    public void solved(String name) {
        callOff(name);
    }

    @Override
    public void callOff(String name) {
        waiting.removeIf(step -> step.startsWith(name + " "));
    }
}
