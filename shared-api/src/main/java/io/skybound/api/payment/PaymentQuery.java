package io.skybound.api.payment;

import java.time.Instant;

/** What can be asked about payments over the query bus. */
public sealed interface PaymentQuery {

    /**
     * One payment, once its read model has reached {@code minVersion} and, if {@code settled}, is no longer pending;
     * waits up to two seconds for that. Answered with a {@link PaymentAnswer}.
     */
    record FindPayment(String paymentId, long minVersion, boolean settled) implements PaymentQuery {}

    /**
     * Payments by their creation, oldest first, as the read model has them. Answered with {@link PaymentsAnswer}.
     *
     * @param from the first one's creation; to go on, that of the last one seen
     * @param after only those with a higher id than this among the first one's contemporaries
     * @param until not created later
     */
    record FindPayments(Instant from, String after, Instant until, int limit) implements PaymentQuery {}
}
