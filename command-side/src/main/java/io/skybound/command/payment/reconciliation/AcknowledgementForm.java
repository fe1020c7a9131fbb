package io.skybound.command.payment.reconciliation;

import io.skybound.command.request.Input;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What operations send when they have looked at a difference of the books that stays. */
@Schema(name = "FindingAcknowledgement")
record AcknowledgementForm(
        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = Input.TEXT, message = Input.TEXT_RULE)
        @Schema(example = "a payment of our shop, on the same account")
        String reason) {}
