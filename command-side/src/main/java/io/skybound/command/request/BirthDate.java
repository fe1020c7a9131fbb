package io.skybound.command.request;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day on which somebody alive can be born; null is one too. */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = BirthDate.Check.class)
public @interface BirthDate {

    String message() default "must be a date of birth: not in the future, and not longer ago than people live";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Compares with today by the validator's clock. */
    final class Check implements ConstraintValidator<BirthDate, LocalDate> {

        private static final int LONGEST_LIFE_YEARS = 130;

        @Override
        public boolean isValid(@Nullable LocalDate born, ConstraintValidatorContext context) {
            if (born == null) {
                return true;
            }
            LocalDate today = LocalDate.now(context.getClockProvider().getClock());
            return !born.isAfter(today) && born.isAfter(today.minusYears(LONGEST_LIFE_YEARS));
        }
    }
}
