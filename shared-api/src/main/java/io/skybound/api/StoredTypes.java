package io.skybound.api;

import java.util.List;

/**
 * Every type that may stand in the event store, by the logical name and revision under which it is stored. This is the
 * only place where names of stored types meet Java classes, and the allow-list for reading: what is not here is not
 * instantiated.
 */
public final class StoredTypes {

    /**
     * @param name logical name, never a Java class name; never changed once stored
     * @param revision current revision; older ones are upcast
     */
    public record StoredType(String name, String revision, Class<?> type) {}

    private StoredTypes() {}

    public static List<StoredType> all() {
        return List.of();
    }
}
