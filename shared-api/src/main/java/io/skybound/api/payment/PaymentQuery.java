package io.skybound.api.payment;

/** What can be asked about payments over the query bus. */
public sealed interface PaymentQuery {

    /**
     * One payment, once its read model has reached {@code minVersion} and, if {@code settled}, is no longer pending;
     * waits up to two seconds for that. Answered with a {@link PaymentAnswer}.
     */
    record FindPayment(String paymentId, long minVersion, boolean settled) implements PaymentQuery {}
}
