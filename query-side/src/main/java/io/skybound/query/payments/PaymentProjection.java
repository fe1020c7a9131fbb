package io.skybound.query.payments;

import io.skybound.api.payment.PaymentEvent;
import io.skybound.api.payment.PaymentView;
import io.skybound.query.readmodel.BatchFold;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;

/** Keeps read.payment: each payment as its traveller sees it. */
@ProcessingGroup(PaymentProjection.NAME)
class PaymentProjection {

    static final String NAME = "payments";

    private final BatchFold<PaymentView> batch;

    PaymentProjection(PaymentRows rows, Consumer<List<String>> tell) {
        this.batch = new BatchFold<>(NAME, rows, tell);
    }

    @EventHandler
    void project(PaymentEvent event, @SequenceNumber long version) {
        batch.add(event.paymentId(), view -> PaymentFold.evolve(view, event, version));
    }
}
