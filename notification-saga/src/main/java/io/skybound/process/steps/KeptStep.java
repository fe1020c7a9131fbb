package io.skybound.process.steps;

import java.util.Map;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * A command that waits for its time or for another attempt, as it lies in the database.
 *
 * @param payload the command as the Axon serializer writes it; personal data in it is encrypted
 * @param metadata actor, correlation and causation of the command
 * @param attempts how often it was tried in vain
 */
record KeptStep(
        String bookingId,
        String type,
        @Nullable String revision,
        String payload,
        Map<String, String> metadata,
        int attempts) {

    static KeptStep of(String bookingId, CommandMessage<?> command, int attempts, Serializer serializer) {
        var stored = serializer.serialize(command.getPayload(), String.class);
        var metadata = new TreeMap<String, String>();
        command.getMetaData().forEach((key, value) -> metadata.put(key, String.valueOf(value)));
        return new KeptStep(
                bookingId,
                stored.getType().getName(),
                stored.getType().getRevision(),
                stored.getData(),
                metadata,
                attempts);
    }

    CommandMessage<?> command(Serializer serializer) {
        Object command = serializer.deserialize(new SimpleSerializedObject<>(payload, String.class, type, revision));
        return new GenericCommandMessage<>(command, metadata);
    }

    KeptStep triedInVain() {
        return new KeptStep(bookingId, type, revision, payload, metadata, attempts + 1);
    }
}
