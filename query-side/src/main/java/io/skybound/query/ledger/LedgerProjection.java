package io.skybound.query.ledger;

import io.skybound.api.booking.BookingEvent;
import io.skybound.api.booking.BookingEvent.BookingCancelled;
import io.skybound.api.booking.BookingEvent.BookingCancelledByAirline;
import io.skybound.api.booking.BookingEvent.BookingConfirmed;
import io.skybound.api.payment.PaymentEvent;
import io.skybound.query.readmodel.Arrival;
import io.skybound.query.readmodel.BatchFold;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.serialization.SerializationException;

/** Keeps read.ledger_entry: what each event has posted. */
@ProcessingGroup(LedgerProjection.NAME)
class LedgerProjection {

    static final String NAME = "ledger";

    private final BatchFold<Ledger> batch;

    LedgerProjection(LedgerRows rows) {
        this.batch = new BatchFold<>(NAME, rows, Arrival.TO_NOBODY);
    }

    @EventHandler
    void project(BookingConfirmed event, @SequenceNumber long sequence) {
        post(event, sequence);
    }

    @EventHandler
    void project(BookingCancelled event, @SequenceNumber long sequence) {
        post(event, sequence);
    }

    @EventHandler
    void project(BookingCancelledByAirline event, @SequenceNumber long sequence) {
        post(event, sequence);
    }

    /** The other events of a booking post nothing, so they need not be read. */
    private void post(BookingEvent event, long sequence) {
        batch.add(event.bookingId(), ledger -> LedgerFold.evolve(ledger, event, sequence));
    }

    @EventHandler
    void project(PaymentEvent event, @SequenceNumber long sequence) {
        batch.add(event.bookingId(), ledger -> LedgerFold.evolve(ledger, event, sequence));
    }

    /**
     * A booking and its payments are several streams and one ledger: they go through the same segment, in order. What can't
     * be read keeps its stream: it is parked when its turn comes, and a failure here would stop all ledgers.
     */
    static Object sequence(EventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> event)) {
            return message.getIdentifier();
        }
        try {
            return bookingOf(event);
        } catch (SerializationException e) {
            return event.getAggregateIdentifier();
        }
    }

    static String bookingOf(DomainEventMessage<?> event) {
        return PaymentEvent.class.isAssignableFrom(event.getPayloadType())
                ? ((PaymentEvent) event.getPayload()).bookingId()
                : event.getAggregateIdentifier();
    }
}
