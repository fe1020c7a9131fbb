package io.skybound.platform.web;

import jakarta.validation.ConstraintViolation;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Broken rules of Bean Validation, in the sender's words. */
public final class Violations {

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("NotNull", "required"),
            Map.entry("NotBlank", "required"),
            Map.entry("NotEmpty", "required"),
            Map.entry("Size", "invalid_length"),
            Map.entry("Length", "invalid_length"),
            Map.entry("Pattern", "invalid_format"),
            Map.entry("Email", "invalid_email"),
            Map.entry("Min", "out_of_range"),
            Map.entry("Max", "out_of_range"),
            Map.entry("Range", "out_of_range"),
            Map.entry("DecimalMin", "out_of_range"),
            Map.entry("DecimalMax", "out_of_range"),
            Map.entry("Positive", "out_of_range"),
            Map.entry("PositiveOrZero", "out_of_range"),
            Map.entry("Digits", "out_of_range"),
            Map.entry("Past", "invalid_date"),
            Map.entry("PastOrPresent", "invalid_date"),
            Map.entry("Future", "invalid_date"),
            Map.entry("FutureOrPresent", "invalid_date"),
            Map.entry("AssertTrue", "invalid_value"),
            Map.entry("AssertFalse", "invalid_value"));

    private Violations() {}

    public static List<InputError> errors(Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(violation -> error(violation.getPropertyPath().toString(), violation))
                .distinct()
                .sorted(Comparator.comparing(InputError::pointer).thenComparing(InputError::code))
                .toList();
    }

    static InputError error(String propertyPath, ConstraintViolation<?> violation) {
        String constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return new InputError(Pointers.ofProperty(propertyPath), code(constraint), violation.getMessage());
    }

    /** A constraint of our own gives its name as the code: {@code @NotTheEmail} is {@code not_the_email}. */
    static String code(String constraint) {
        String known = CODES.get(constraint);
        return known != null ? known : Pointers.snakeCase(constraint);
    }
}
