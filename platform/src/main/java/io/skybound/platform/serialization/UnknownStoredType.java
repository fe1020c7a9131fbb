package io.skybound.platform.serialization;

import org.axonframework.serialization.SerializationException;

/** Something is stored, or about to be, that the registry of stored types does not know. */
public final class UnknownStoredType extends SerializationException {
    UnknownStoredType(String message) {
        super(message);
    }
}
