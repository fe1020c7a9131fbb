package io.skybound.command.payment;

import io.skybound.platform.web.InputError;
import io.skybound.platform.web.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What a traveller sends to pay. The amount is what the traveller believes to pay, and must be what the booking costs.
 *
 * @param amount a string, or a number as older front ends send it
 */
@Schema(name = "PaymentRequest")
record PaymentForm(
        @NotBlank @Schema(example = "bkg_ada") String bookingId,

        @NotNull
        @Positive
        @Digits(integer = 12, fraction = 3, message = "must be an amount with at most three decimals")
        @JsonDeserialize(using = DecimalReader.class)
        @Schema(type = "string", example = "199.90")
        BigDecimal amount,

        @NotNull
        @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code, such as USD")
        @Schema(example = "USD")
        String currency,

        @NotNull @Pattern(regexp = "card", message = "must be card") @Schema(example = "card", allowableValues = "card")
        String paymentMethod,

        @NotNull @Valid PaymentDetails paymentDetails) {

    /** @param token what the payment form gave for the card; never a card number */
    @Schema(name = "PaymentDetails")
    record PaymentDetails(
            @NotNull
            @Pattern(regexp = "[A-Za-z0-9_.-]{1,100}", message = "must be a payment token")
            @Schema(example = "tok_visa")
            String token) {

        @Override
        public String toString() {
            return "PaymentDetails[]";
        }
    }

    Money money() {
        CurrencyUnit unit = unit();
        if (amount.stripTrailingZeros().scale() > unit.getDecimalPlaces()) {
            throw invalid("/amount", "invalid_amount", "must not have more decimals than the currency");
        }
        return Money.of(unit, amount.setScale(unit.getDecimalPlaces(), RoundingMode.UNNECESSARY));
    }

    private CurrencyUnit unit() {
        try {
            return CurrencyUnit.of(currency);
        } catch (IllegalCurrencyException e) {
            throw invalid("/currency", "unknown_currency", "must be an ISO 4217 code, such as USD");
        }
    }

    private static Problem invalid(String pointer, String code, String detail) {
        return Problem.invalid(List.of(new InputError(pointer, code, detail)));
    }
}
