package io.skybound.command.payment.gateway;

import org.jspecify.annotations.Nullable;

/** Stripe's codes as ours. Why a bank declines is told in few words: what sounds like fraud is not told at all. */
final class StripeCodes {

    private StripeCodes() {}

    static String ofDecline(@Nullable String code) {
        return switch (code == null ? "" : code) {
            case "insufficient_funds", "withdrawal_count_limit_exceeded", "card_velocity_exceeded" ->
                "insufficient_funds";
            case "expired_card", "invalid_expiry_month", "invalid_expiry_year" -> "expired_card";
            case "incorrect_cvc", "invalid_cvc" -> "incorrect_cvc";
            case "authentication_required", "payment_intent_authentication_failure" -> "authentication_required";
            case "processing_error", "issuer_not_available", "try_again_later", "reenter_transaction" ->
                "try_again_later";
            case "currency_not_supported" -> "currency_not_supported";
            default -> "card_declined";
        };
    }

    /** Requests that Stripe can't carry out. */
    static String ofInvalid(@Nullable String code) {
        return switch (code == null ? "" : code) {
            case "resource_missing", "payment_method_unexpected_state", "token_already_used" -> "invalid_token";
            case "charge_already_refunded" -> "already_refunded";
            case "amount_too_small", "amount_too_large" -> "amount_not_accepted";
            case "charge_disputed" -> "charge_disputed";
            default -> "refused_by_gateway";
        };
    }
}
