package io.skybound.query.payments;

import io.skybound.api.payment.PaymentAnswer;
import io.skybound.api.payment.PaymentQuery.FindPayment;
import io.skybound.api.payment.PaymentQuery.FindPayments;
import io.skybound.api.payment.PaymentView;
import io.skybound.api.payment.PaymentsAnswer;
import io.skybound.query.readmodel.Found;
import io.skybound.query.readmodel.WaitingReads;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Looks payments up, for the query bus and for HTTP. */
@Component
class PaymentReads {

    private final PaymentRows rows;
    private final WaitingReads waiting;

    PaymentReads(PaymentRows rows, WaitingReads waiting) {
        this.rows = rows;
        this.waiting = waiting;
    }

    @QueryHandler
    CompletableFuture<PaymentAnswer> answer(FindPayment query) {
        return waiting.readLater(() -> find(query.paymentId(), query.minVersion(), arrived(query)))
                .thenApply(found -> new PaymentAnswer(found.row(), found.lagging()));
    }

    @QueryHandler
    PaymentsAnswer answer(FindPayments query) {
        return new PaymentsAnswer(rows.created(query.from(), query.after(), query.until(), query.limit()));
    }

    /** For HTTP, where somebody else's payment does not exist and is not waited for either. */
    Found<PaymentView> findOwn(String id, String userId, long minVersion) {
        Found<PaymentView> found =
                find(id, minVersion, view -> !view.userId().equals(userId) || view.version() >= minVersion);
        PaymentView view = found.row();
        return view == null || view.userId().equals(userId) ? found : new Found<>(null, false);
    }

    /** For those who may see everybody's. */
    Found<PaymentView> find(String id) {
        return find(id, 0, _ -> true);
    }

    private Found<PaymentView> find(String id, long minVersion, Predicate<PaymentView> arrived) {
        return waiting.read("pay_", id, minVersion, () -> rows.find(id), arrived);
    }

    private static Predicate<PaymentView> arrived(FindPayment query) {
        return view -> view.version() >= query.minVersion()
                && !(query.settled() && view.status() == PaymentView.Status.PENDING);
    }
}
