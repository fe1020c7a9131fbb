package io.skybound.api.payment;

import java.util.List;

/** The answer to {@link PaymentQuery.FindPayments}. */
public record PaymentsAnswer(List<PaymentView> payments) {

    public PaymentsAnswer {
        payments = List.copyOf(payments);
    }
}
