package io.skybound.command.payment;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Where one refund stands. Changed by the payment's events only.
 *
 * @param refusals how often the gateway has refused it
 * @param pending the gateway's name for it while its outcome is to come, otherwise null
 */
record Refund(
        String id,
        Money amount,
        Stage stage,
        int refusals,
        @Nullable String pending) {

    /** A failed one is submitted again; a manual one too, if a person says so. */
    enum Stage {
        REQUESTED,
        SUBMITTED,
        SUCCEEDED,
        FAILED,
        MANUAL
    }

    static Refund requested(String id, Money amount) {
        return new Refund(id, amount, Stage.REQUESTED, 0, null);
    }

    Refund submitted(String gatewayReference) {
        return new Refund(id, amount, Stage.SUBMITTED, refusals, gatewayReference);
    }

    Refund succeeded() {
        return new Refund(id, amount, Stage.SUCCEEDED, refusals, null);
    }

    Refund failed(int attempt) {
        return new Refund(id, amount, Stage.FAILED, attempt, null);
    }

    Refund handedOver(int attempts) {
        return new Refund(id, amount, Stage.MANUAL, attempts, null);
    }
}
