package io.skybound.platform.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says in the words of OpenAPI 3.1 what springdoc loses on the way from Java. */
final class SchemaRepair {

    private static final Set<String> TEXT = Set.of("string");

    private SchemaRepair() {}

    static void repair(@Nullable Schema<?> schema) {
        if (schema == null) {
            return;
        }
        forgetJavaPattern(schema);
        openMap(schema);
        if (schema.getProperties() != null) {
            if (schema.getProperties().keySet().equals(Set.of("amount", "currency"))) {
                // Money: a schema of our own making, of which only its examples come through.
                schema.getProperties().values().forEach(part -> part.setTypes(TEXT));
            }
            schema.getProperties().values().forEach(SchemaRepair::repair);
        }
        repair(schema.getItems());
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            repair(values);
        }
    }

    /** What a Java pattern says by its flags and Unicode classes, other languages' programs read differently or not at all. */
    private static void forgetJavaPattern(Schema<?> schema) {
        String pattern = schema.getPattern();
        if (pattern != null && (pattern.startsWith("(?") || pattern.contains("\\p{"))) {
            schema.setPattern(null);
        }
    }

    /** A map of anything is not a map of objects. */
    private static void openMap(Schema<?> schema) {
        if (schema.getAdditionalProperties() instanceof Schema<?> values
                && values.get$ref() == null
                && values.getProperties() == null
                && values.getAdditionalProperties() == null
                && Set.of("object").equals(values.getTypes())) {
            schema.setAdditionalProperties(Boolean.TRUE);
        }
    }
}
