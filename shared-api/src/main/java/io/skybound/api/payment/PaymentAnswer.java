package io.skybound.api.payment;

import org.jspecify.annotations.Nullable;

/**
 * The answer to {@link PaymentQuery.FindPayment}.
 *
 * @param payment null if there is none
 * @param lagging whether what was waited for has not come
 */
public record PaymentAnswer(@Nullable PaymentView payment, boolean lagging) {}
