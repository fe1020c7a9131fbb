package io.skybound.platform.serialization;

import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the types of events that go by without failing at one it does not know. With the strict one a single unknown
 * event stops the stream, and with it every reader, also those whom it does not concern.
 */
public record TolerantSerializer(Serializer strict) implements Serializer {

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public Class classForType(SerializedType type) {
        try {
            return strict.classForType(type);
        } catch (UnknownStoredType e) {
            return Unreadable.class;
        }
    }

    @Override
    public <S, T> T deserialize(SerializedObject<S> object) {
        return strict.deserialize(object);
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
        return strict.serialize(object, representation);
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return strict.canSerializeTo(representation);
    }

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public SerializedType typeForClass(@Nullable Class type) {
        return strict.typeForClass(type);
    }

    @Override
    public Converter getConverter() {
        return strict.getConverter();
    }
}
