package io.skybound.command.payment;

import io.skybound.command.request.Input;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What operations send when they have paid a refund back by another way than the gateway. */
@Schema(name = "RefundSettlement")
record SettlementForm(
        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = Input.TEXT, message = Input.TEXT_RULE)
        @Schema(example = "bank transfer of 2 June, the card is closed")
        String reason) {}
