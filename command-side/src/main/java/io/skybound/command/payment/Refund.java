package io.skybound.command.payment;

import java.time.Instant;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Where one refund stands. Changed by the payment's events only.
 *
 * @param refusals how often the gateway has refused it
 * @param keyFrom since when it may have been asked for under its present key
 * @param pending the gateway's name for it while its outcome is to come, otherwise null
 */
record Refund(
        String id,
        Money amount,
        Stage stage,
        int refusals,
        Instant keyFrom,
        @Nullable String pending) {

    /** A failed one is submitted again; a manual one too, if a person says so. */
    enum Stage {
        REQUESTED,
        SUBMITTED,
        SUCCEEDED,
        FAILED,
        MANUAL
    }

    static Refund requested(String id, Money amount, Instant at) {
        return new Refund(id, amount, Stage.REQUESTED, 0, at, null);
    }

    Refund submitted(String gatewayReference) {
        return new Refund(id, amount, Stage.SUBMITTED, refusals, keyFrom, gatewayReference);
    }

    Refund succeeded() {
        return new Refund(id, amount, Stage.SUCCEEDED, refusals, keyFrom, null);
    }

    Refund failed(int attempt, Instant at) {
        return new Refund(id, amount, Stage.FAILED, attempt, at, null);
    }

    Refund handedOver(int attempts, Instant at) {
        return new Refund(id, amount, Stage.MANUAL, attempts, at, null);
    }
}
