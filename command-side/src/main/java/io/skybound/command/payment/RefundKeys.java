package io.skybound.command.payment;

import io.skybound.api.payment.RefundIds;

/** What the gateway knows refunds by. A new key for each attempt: under the same one it would only repeat its refusal. */
public final class RefundKeys {

    private RefundKeys() {}

    /** The due refund's keys are those of the time when there was no other. */
    static String key(String paymentId, String refundId, int refusals) {
        boolean due = refundId.equals(RefundIds.due(paymentId));
        return paymentId + "/" + (due ? "refund" : refundId) + "/" + refusals;
    }

    /** The refund that a key of that payment is for; the key itself if it is none of ours. */
    public static String refundOf(String paymentId, String key) {
        String[] parts = key.split("/", -1);
        if (parts.length != 3 || !parts[0].equals(paymentId)) {
            return key;
        }
        return parts[1].equals("refund") ? RefundIds.due(paymentId) : parts[1];
    }
}
