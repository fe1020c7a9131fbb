package io.skybound.command.payment.gateway;

/** What the gateway says when it is to pay back. Final but for {@link RefundPending}: asking again says the same. */
public sealed interface RefundOutcome {

    /** @param reference the gateway's own name for the refund */
    record Refunded(String reference) implements RefundOutcome {}

    /**
     * It has taken the refund in and will know later.
     *
     * @param reference the gateway's own name for the refund, by which it can be asked
     */
    record RefundPending(String reference) implements RefundOutcome {}

    /** @param failureCode stable and snake_case, such as {@code refund_refused} */
    record RefundRefused(String failureCode) implements RefundOutcome {}
}
