package io.skybound.command.payment.gateway;

/** What the gateway says when it is asked for money. Final either way: asking again with the same key says the same. */
public sealed interface CaptureOutcome {

    /** @param reference the gateway's own name for the capture, needed for refunds */
    record Captured(String reference) implements CaptureOutcome {}

    /** @param failureCode stable and snake_case, such as {@code card_declined} */
    record Declined(String failureCode) implements CaptureOutcome {}
}
