package io.skybound.platform.serialization;

import io.skybound.api.StoredTypes.StoredType;
import java.util.Set;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's JSON serializer with two changes. What the registry knows is stored under its logical name and revision. And
 * whoever can write to the tables no longer chooses the class to instantiate: names lead to registered types, to
 * Axon's own (tokens, metadata), and for process states and snapshots to SkyBound's, and nowhere else.
 */
final class StoredTypesSerializer extends Jackson3Serializer {
    private static final String FRAMEWORK = "org.axonframework.";
    private static final String OURS = "io.skybound.";
    private static final Set<String> SCALARS =
            Set.of("java.lang.String", "java.lang.Long", "java.lang.Integer", "java.lang.Boolean");

    private final TypeNames names;
    private final boolean registeredOnly;
    private final Set<String> more;

    /** For commands, queries and their answers on the way to another process: some answer an id, or a version. */
    static StoredTypesSerializer forMessages(TypeNames names, Jackson3SerializerCustomizer customizer) {
        return new StoredTypesSerializer(names, customizer, false, SCALARS);
    }

    /** For sagas, snapshots and tokens. */
    static StoredTypesSerializer general(TypeNames names, Jackson3SerializerCustomizer customizer) {
        return new StoredTypesSerializer(names, customizer, false, Set.of());
    }

    /** For events, which outlive the classes that carry them: nothing but what is registered. */
    static StoredTypesSerializer forEvents(TypeNames names, Jackson3SerializerCustomizer customizer) {
        return new StoredTypesSerializer(names, customizer, true, Set.of());
    }

    private StoredTypesSerializer(
            TypeNames names, Jackson3SerializerCustomizer customizer, boolean registeredOnly, Set<String> more) {
        super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(customizer));
        this.names = names;
        this.registeredOnly = registeredOnly;
        this.more = more;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || type == void.class || type == Void.class) {
            return SimpleSerializedType.emptyType();
        }
        StoredType stored = names.of(type);
        if (stored != null) {
            return new SimpleSerializedType(stored.name(), stored.revision());
        }
        if (!mayBeNamedByClass(type.getName())) {
            throw new UnknownStoredType(type.getName() + " has no name in StoredTypes, so it can't be stored.");
        }
        return super.typeForClass(type);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (SerializedType.emptyType().equals(type)) {
            return Void.class;
        }
        StoredType stored = names.named(type.getName());
        if (stored == null) {
            if (!mayBeNamedByClass(type.getName())) {
                throw new UnknownStoredType("Unknown stored type " + describe(type)
                        + ": it was written by a newer SkyBound, or its entry in StoredTypes was removed.");
            }
            return super.classForType(type);
        }
        if (!stored.revision().equals(type.getRevision())) {
            throw new UnknownStoredType("Can't read stored type " + describe(type) + ", only revision "
                    + stored.revision() + ": it was written by a newer SkyBound, or an upcaster is missing.");
        }
        return stored.type();
    }

    private boolean mayBeNamedByClass(String className) {
        return className.startsWith(FRAMEWORK)
                || (!registeredOnly && className.startsWith(OURS))
                || more.contains(className);
    }

    private static String describe(SerializedType type) {
        return type.getName() + " revision " + type.getRevision();
    }
}
