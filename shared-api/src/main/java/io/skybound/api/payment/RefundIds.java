package io.skybound.api.payment;

/** Names of refunds, {@code rfd_…}. */
public final class RefundIds {

    private RefundIds() {}

    /** The one refund that a payment's booking may owe: what its end or its failure gives back. */
    public static String due(String paymentId) {
        return "rfd_" + paymentId.replaceFirst("^pay_", "");
    }
}
