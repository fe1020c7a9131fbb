package io.skybound.platform.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.joda.money.Money;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * JSON as it goes over HTTP: snake_case, times as RFC 3339, money as strings, and no guessing. "12" is not 12, 1 is not
 * true, 1.5 is not 1, and a key stands once.
 */
public final class HttpJson {

    private static final int DEEPEST = 32;
    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
    private static final String TIME = "\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?";
    private static final String OFFSET = "(Z|[+-]\\d{2}:\\d{2})";

    private HttpJson() {}

    /** The same mapper as the server's, for clients and tests. */
    public static JsonMapper mapper() {
        JsonFactoryBuilder factory = JsonFactory.builder();
        limit(factory);
        JsonMapper.Builder builder = JsonMapper.builder(factory.build());
        configure(builder);
        return builder.build();
    }

    static void limit(JsonFactoryBuilder factory) {
        factory.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(64)
                        .maxNameLength(256)
                        .build());
    }

    static void configure(JsonMapper.Builder builder) {
        builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .withCoercionConfigDefaults(coercion -> {
                    for (CoercionInputShape shape : CoercionInputShape.values()) {
                        coercion.setCoercion(shape, CoercionAction.Fail);
                    }
                })
                .withCoercionConfig(
                        LogicalType.Textual,
                        coercion -> coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Float,
                        coercion -> coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert))
                .addModule(types());
    }

    private static SimpleModule types() {
        return new SimpleModule("skybound-http")
                .addSerializer(new MoneyJson.Writer())
                .addDeserializer(Money.class, new MoneyJson.Reader())
                .addDeserializer(LocalDate.class, new StrictText<>(LocalDate.class, DATE, LocalDate::parse))
                .addDeserializer(LocalTime.class, new StrictText<>(LocalTime.class, TIME, LocalTime::parse))
                .addDeserializer(
                        LocalDateTime.class,
                        new StrictText<>(LocalDateTime.class, DATE + "T" + TIME, LocalDateTime::parse))
                .addDeserializer(
                        OffsetDateTime.class,
                        new StrictText<>(OffsetDateTime.class, DATE + "T" + TIME + OFFSET, OffsetDateTime::parse))
                .addDeserializer(
                        Instant.class,
                        new StrictText<>(
                                Instant.class,
                                DATE + "T" + TIME + OFFSET,
                                text -> OffsetDateTime.parse(text).toInstant()));
    }
}
