package io.skybound.command.payment.gateway;

import org.jspecify.annotations.Nullable;

/** The sandbox's cards, by the token that stands for each, and how each behaves. */
enum SandboxCard {
    VISA("tok_visa", null),
    DECLINED("tok_declined", "card_declined"),
    INSUFFICIENT_FUNDS("tok_insufficient_funds", "insufficient_funds"),
    TIMEOUT_BEFORE_CAPTURE("tok_timeout_before_capture", null),
    TIMEOUT_AFTER_CAPTURE("tok_timeout_after_capture", null),
    REFUND_FAILS("tok_refund_fails", null),
    REFUND_PENDING("tok_refund_pending", null),
    SLOW("tok_slow", null),
    UNKNOWN("unknown", "invalid_token");

    private final String token;
    private final @Nullable String failureCode;

    SandboxCard(String token, @Nullable String failureCode) {
        this.token = token;
        this.failureCode = failureCode;
    }

    static SandboxCard of(String token) {
        for (SandboxCard card : values()) {
            if (card.token.equals(token)) {
                return card;
            }
        }
        return UNKNOWN;
    }

    String token() {
        return token;
    }

    /** Why it is declined, null if it is not. */
    @Nullable
    String failureCode() {
        return failureCode;
    }
}
