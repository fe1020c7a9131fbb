package io.skybound.query.audit;

import io.skybound.api.booking.BookingEvent;
import io.skybound.api.mail.MailEvent;
import io.skybound.api.payment.PaymentEvent;
import io.skybound.api.seats.SeatsEvent;
import io.skybound.api.seats.SeatsEvent.SalesClosed;
import io.skybound.api.seats.SeatsEvent.SalesOpened;
import io.skybound.api.seats.SeatsEvent.SeatsConfirmed;
import io.skybound.api.seats.SeatsEvent.SeatsReleased;
import io.skybound.api.seats.SeatsEvent.SeatsReserved;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/** Keeps read.audit_event: which events, of whatever aggregate, are about which booking. */
@Component
@ProcessingGroup(AuditProjection.NAME)
class AuditProjection {

    static final String NAME = "audit";

    private static final String BATCH = "read.audit_event";

    private final AuditIndex index;

    AuditProjection(AuditIndex index) {
        this.index = index;
    }

    /** The stream is the booking's own; what the event says need not be read, and decrypted, for that. */
    @EventHandler(payloadType = BookingEvent.class)
    void project(DomainEventMessage<?> message, TrackingToken token) {
        keep(message.getAggregateIdentifier(), message, token);
    }

    @EventHandler
    void project(PaymentEvent event, DomainEventMessage<?> message, TrackingToken token) {
        keep(event.bookingId(), message, token);
    }

    @EventHandler
    void project(MailEvent event, DomainEventMessage<?> message, TrackingToken token) {
        keep(event.bookingId(), message, token);
    }

    @EventHandler
    void project(SeatsEvent event, DomainEventMessage<?> message, TrackingToken token) {
        switch (event) {
            case SalesOpened _, SalesClosed _ -> {}
            case SeatsReserved e -> keep(e.bookingId(), message, token);
            case SeatsConfirmed e -> keep(e.bookingId(), message, token);
            case SeatsReleased e -> keep(e.bookingId(), message, token);
        }
    }

    private void keep(String bookingId, DomainEventMessage<?> message, TrackingToken token) {
        UnitOfWork<?> work = CurrentUnitOfWork.get();
        List<Recorded> batch = work.getOrComputeResource(BATCH, key -> begin(work));
        batch.add(new Recorded(
                bookingId,
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                message.getIdentifier(),
                token));
    }

    private List<Recorded> begin(UnitOfWork<?> work) {
        List<Recorded> batch = new ArrayList<>();
        work.onPrepareCommit(committing -> index.add(batch));
        return batch;
    }
}
