package io.skybound.command.payment;

import io.skybound.command.request.Input;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.joda.money.Money;

/**
 * What operations send to give a part of a payment back.
 *
 * @param amount above zero, at most what is left of the payment
 */
@Schema(name = "RefundRequest")
record GoodwillForm(
        @NotNull @Valid Money amount,

        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = Input.TEXT, message = Input.TEXT_RULE)
        @Schema(example = "two hours without air conditioning")
        String reason) {}
