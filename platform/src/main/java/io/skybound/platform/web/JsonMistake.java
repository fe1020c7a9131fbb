package io.skybound.platform.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/** Says what is wrong with one value, without naming the Java behind it or repeating the value. */
final class JsonMistake {

    private static final String UNKNOWN_FIELD = "unknown_field";
    private static final String WRONG_TYPE = "wrong_type";

    private JsonMistake() {}

    static InputError describe(JsonMapper mapper, JsonPointer place, JacksonException failure, JsonNode found) {
        String pointer = place.toString();
        if (failure instanceof UnrecognizedPropertyException) {
            return new InputError(pointer, UNKNOWN_FIELD, "is not known here");
        }
        Class<?> wanted = wanted(failure);
        if (found.isMissingNode() || found.isNull()) {
            return new InputError(pointer, "required", "is required");
        }
        boolean rightKind = failure instanceof ValueInstantiationException
                ? found.isString() || wanted == null || !wanted.isEnum()
                : failure instanceof InvalidFormatException && found.isString() && isText(wanted);
        return rightKind
                ? new InputError(pointer, "invalid_value", "must be " + form(mapper, wanted))
                : new InputError(pointer, WRONG_TYPE, "must be " + form(mapper, wanted));
    }

    private static @Nullable Class<?> wanted(JacksonException failure) {
        return switch (failure) {
            case MismatchedInputException mismatch -> mismatch.getTargetType();
            case ValueInstantiationException refused -> refused.getType().getRawClass();
            default -> null;
        };
    }

    /** Whether the answer is 400 (it can't be read) rather than 422 (it can, but it can't be meant). */
    static boolean isMalformed(String code) {
        return code.equals(UNKNOWN_FIELD) || code.equals(WRONG_TYPE);
    }

    static String sentence(String code) {
        return code.equals(UNKNOWN_FIELD)
                ? "The body holds a field that is not known here."
                : "The body holds a value of the wrong type.";
    }

    /**
     * Types that JSON writes as strings, so that a string is the right kind even where it is not one of them. Decimals
     * are amounts of money, and those are strings.
     */
    private static boolean isText(@Nullable Class<?> wanted) {
        return wanted == BigDecimal.class
                || (wanted != null && !isNumber(wanted) && wanted != boolean.class && wanted != Boolean.class);
    }

    private static final Map<Class<?>, String> FORMS = Map.of(
            String.class, "a string",
            Boolean.class, "true or false",
            boolean.class, "true or false",
            LocalDate.class, "a date that exists, as YYYY-MM-DD",
            LocalTime.class, "a time, as hh:mm",
            LocalDateTime.class, "a date and time, as YYYY-MM-DDThh:mm",
            OffsetDateTime.class, "a date and time with offset, as YYYY-MM-DDThh:mm:ss+hh:mm",
            Instant.class, "a date and time with offset, as YYYY-MM-DDThh:mm:ssZ",
            BigDecimal.class, "a decimal as a string, such as \"199.90\"",
            org.joda.money.Money.class, "an amount as a string and an ISO 4217 currency");

    private static String form(JsonMapper mapper, @Nullable Class<?> wanted) {
        if (wanted == null) {
            return "a value of another form";
        }
        String known = FORMS.get(wanted);
        if (known != null) {
            return known;
        }
        if (wanted.isEnum()) {
            return Arrays.stream(wanted.getEnumConstants())
                    .map(constant -> mapper.convertValue(constant, String.class))
                    .collect(Collectors.joining(", ", "one of: ", ""));
        }
        if (isNumber(wanted)) {
            return isWhole(wanted) ? "a whole number" : "a number";
        }
        return Collection.class.isAssignableFrom(wanted) || wanted.isArray() ? "an array" : "an object";
    }

    private static boolean isNumber(Class<?> type) {
        return Number.class.isAssignableFrom(type)
                || (type.isPrimitive() && type != boolean.class && type != char.class);
    }

    private static boolean isWhole(Class<?> type) {
        return type == int.class || type == Integer.class || type == long.class || type == Long.class;
    }
}
