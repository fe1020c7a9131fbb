package io.skybound.query.payments;

import io.skybound.api.payment.PaymentEvent;
import io.skybound.api.payment.PaymentView;
import io.skybound.platform.messaging.Signals;
import io.skybound.query.readmodel.BatchFold;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps read.payment: each payment as its traveller sees it. */
@Component
@ProcessingGroup(PaymentProjection.NAME)
class PaymentProjection {

    static final String NAME = "payments";

    private final PaymentRows rows;
    private final BatchFold<PaymentView> batch;

    PaymentProjection(PaymentRows rows, JdbcTemplate jdbc, Signals signals) {
        this.rows = rows;
        this.batch = new BatchFold<>(NAME, jdbc, rows, signals);
    }

    @EventHandler
    void project(PaymentEvent event, @SequenceNumber long version) {
        batch.add(event.paymentId(), view -> PaymentFold.evolve(view, event, version));
    }

    @ResetHandler
    void forget() {
        rows.clear();
    }
}
