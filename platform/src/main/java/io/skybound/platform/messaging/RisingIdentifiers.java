package io.skybound.platform.messaging;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import org.axonframework.common.IdentifierFactory;

/**
 * Identifiers of messages: UUIDs of version 7 (RFC 9562), each greater than the one before it in this process unless its
 * clock is set back. So the index of events by identifier grows at its end, and the source of randomness is asked once a
 * millisecond instead of for each message. Axon finds this class by its ServiceLoader.
 */
public final class RisingIdentifiers extends IdentifierFactory {

    private final NoArgGenerator uuids = Generators.timeBasedEpochGenerator();

    @Override
    public String generateIdentifier() {
        return uuids.generate().toString();
    }
}
