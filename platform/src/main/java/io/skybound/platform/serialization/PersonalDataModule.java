package io.skybound.platform.serialization;

import io.skybound.api.Personal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Replaces the JSON of each {@link Personal} value by its encrypted form, whatever its type. Only the mapper that
 * writes to the event store, snapshots and process states gets this module.
 */
final class PersonalDataModule extends SimpleModule {
    private final PersonalDataCipher cipher;
    private final JsonMapper plain;

    PersonalDataModule(PersonalDataCipher cipher, JsonMapper plain) {
        super("Personal data");
        this.cipher = cipher;
        this.plain = plain;
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.insertAnnotationIntrospector(new Introspector());
    }

    private final class Introspector extends NopAnnotationIntrospector {
        @Override
        public @Nullable Object findSerializer(MapperConfig<?> config, Annotated annotated) {
            return annotated.hasAnnotation(Personal.class) ? new Encrypting(null) : null;
        }

        @Override
        public @Nullable Object findDeserializer(MapperConfig<?> config, Annotated annotated) {
            return annotated.hasAnnotation(Personal.class) ? new Decrypting(null) : null;
        }

        @Override
        public Version version() {
            return Version.unknownVersion();
        }
    }

    private final class Encrypting extends ValueSerializer<Object> {
        private final @Nullable JavaType type;

        Encrypting(@Nullable JavaType type) {
            this.type = type;
        }

        @Override
        public ValueSerializer<?> createContextual(SerializationContext context, @Nullable BeanProperty property) {
            return new Encrypting(property == null ? null : property.getType());
        }

        @Override
        public void serialize(Object value, JsonGenerator json, SerializationContext context) throws JacksonException {
            byte[] text = type == null
                    ? plain.writeValueAsBytes(value)
                    : plain.writerFor(type).writeValueAsBytes(value);
            json.writeString(cipher.encrypt(text));
        }
    }

    private final class Decrypting extends ValueDeserializer<Object> {
        private final @Nullable JavaType type;

        Decrypting(@Nullable JavaType type) {
            this.type = type;
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            return new Decrypting(property == null ? null : property.getType());
        }

        @Override
        public @Nullable Object deserialize(JsonParser json, DeserializationContext context) throws JacksonException {
            if (type == null) {
                return context.reportInputMismatch(Object.class, "Personal data outside a property");
            }
            return plain.readerFor(type).readValue(cipher.decrypt(json.getString()));
        }
    }
}
