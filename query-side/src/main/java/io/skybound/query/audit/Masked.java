package io.skybound.query.audit;

import io.skybound.api.Personal;
import io.skybound.platform.web.HttpJson;
import io.skybound.query.bookings.Passports;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * JSON for those who may not see whom it is about. Of each {@link Personal} value only the shape is left: every letter
 * and digit becomes a dot. Passports look as they do everywhere.
 */
final class Masked {

    private static final JsonMapper PLAIN = HttpJson.mapper();
    private static final JsonMapper MASKED =
            PLAIN.rebuild().addModule(new Masking()).build();

    private Masked() {}

    static JsonNode json(Object value) {
        return MASKED.valueToTree(value);
    }

    static String line(Object value) {
        return MASKED.writeValueAsString(value);
    }

    static String shape(String text) {
        return text.replaceAll("[\\p{L}\\p{M}\\p{N}]", "•");
    }

    private static final class Masking extends SimpleModule {

        Masking() {
            super("Masked personal data");
        }

        @Override
        public void setupModule(SetupContext context) {
            super.setupModule(context);
            context.insertAnnotationIntrospector(new NopAnnotationIntrospector() {
                @Override
                public @Nullable Object findSerializer(MapperConfig<?> config, Annotated annotated) {
                    return annotated.hasAnnotation(Personal.class) ? new Shape("") : null;
                }

                @Override
                public Version version() {
                    return Version.unknownVersion();
                }
            });
        }
    }

    private static final class Shape extends ValueSerializer<Object> {

        private final String property;

        Shape(String property) {
            this.property = property;
        }

        @Override
        public ValueSerializer<?> createContextual(SerializationContext context, @Nullable BeanProperty property) {
            return new Shape(property == null ? "" : property.getName().toLowerCase(Locale.ROOT));
        }

        @Override
        public void serialize(Object value, JsonGenerator json, SerializationContext context) {
            JsonNode plain = PLAIN.valueToTree(value);
            String text = plain.isString() ? plain.asString() : plain.toString();
            json.writeString(property.startsWith("passport") ? Passports.masked(text) : shape(text));
        }
    }
}
