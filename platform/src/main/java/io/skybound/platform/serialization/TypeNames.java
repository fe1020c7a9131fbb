package io.skybound.platform.serialization;

import io.skybound.api.StoredTypes.StoredType;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stored types by name and by class; each of both at most once. */
public final class TypeNames {
    private final Map<String, StoredType> byName = new HashMap<>();
    private final Map<Class<?>, StoredType> byClass = new HashMap<>();

    public TypeNames(Collection<StoredType> types) {
        for (StoredType type : types) {
            if (byName.put(type.name(), type) != null) {
                throw new IllegalStateException("Two stored types have the name " + type.name());
            }
            if (byClass.put(type.type(), type) != null) {
                throw new IllegalStateException(type.type() + " has two names: one is " + type.name());
            }
        }
    }

    @Nullable
    StoredType named(String name) {
        return byName.get(name);
    }

    @Nullable
    StoredType of(Class<?> type) {
        return byClass.get(type);
    }
}
