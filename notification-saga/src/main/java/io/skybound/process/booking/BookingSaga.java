package io.skybound.process.booking;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.skybound.api.booking.BookingEvent;
import io.skybound.api.booking.BookingEvent.BookingCreated;
import io.skybound.api.flight.FlightEvent.FlightCancelled;
import io.skybound.api.flight.FlightEvent.FlightRescheduled;
import io.skybound.api.flight.FlightEvent.FlightStatusReported;
import io.skybound.api.payment.PaymentEvent;
import io.skybound.api.payment.PaymentEvent.RefundRequested;
import io.skybound.api.seats.SeatsEvent.SeatsReserved;
import io.skybound.process.booking.Step.CallOff;
import io.skybound.process.booking.Step.End;
import io.skybound.process.booking.Step.GiveUp;
import io.skybound.process.booking.Step.Mail;
import io.skybound.process.booking.Step.Send;
import io.skybound.process.booking.Step.SendAt;
import io.skybound.process.booking.Step.Solved;
import io.skybound.process.mail.MailRequest;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Accompanies one booking from its creation to its end, and again while a refund is open after that. A thin shell:
 * {@link BookingProcess} says what follows from an event, and this class has it done, in the transaction that also stores
 * the process and moves its token.
 */
@ProcessingGroup(BookingSaga.PROCESSOR)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class BookingSaga {

    static final String PROCESSOR = "booking-process";

    private final BookingProcess process = new BookingProcess();

    @Autowired
    private transient BookingTools tools;

    /** For Axon, which creates one for each booking. */
    public BookingSaga() {}

    @StartSaga
    @SagaEventHandler(associationProperty = "bookingId")
    void react(BookingCreated event, EventMessage<?> message) {
        carryOut(process.after(event, tools.now()), message);
        process.flights().forEach(flight -> SagaLifecycle.associateWith("flightId", flight));
    }

    @SagaEventHandler(associationProperty = "bookingId")
    void react(BookingEvent event, EventMessage<?> message) {
        carryOut(process.after(event, tools.now()), message);
    }

    @SagaEventHandler(associationProperty = "bookingId")
    void react(SeatsReserved event, EventMessage<?> message) {
        carryOut(process.after(event, tools.hold(), tools.now()), message);
    }

    @SagaEventHandler(associationProperty = "bookingId")
    void react(PaymentEvent event, EventMessage<?> message) {
        carryOut(process.after(event, tools.now()), message);
    }

    /** A refund may also be given when nothing else is to come any more. */
    @StartSaga
    @SagaEventHandler(associationProperty = "bookingId")
    void react(RefundRequested event, EventMessage<?> message) {
        carryOut(process.after(event, tools.now()), message);
    }

    @SagaEventHandler(associationProperty = "flightId")
    void react(FlightCancelled event, EventMessage<?> message) {
        carryOut(process.after(event, tools.now()), message);
    }

    @SagaEventHandler(associationProperty = "flightId")
    void react(FlightRescheduled event, EventMessage<?> message) {
        carryOut(process.after(event, tools.now()), message);
    }

    @SagaEventHandler(associationProperty = "flightId")
    void react(FlightStatusReported event, EventMessage<?> message) {
        carryOut(process.after(event), message);
    }

    private void carryOut(List<Step> steps, EventMessage<?> cause) {
        for (Step step : steps) {
            switch (step) {
                case Send s -> tools.steps().send(process.bookingId(), s.command());
                case SendAt s -> tools.steps().sendAt(s.name(), s.due(), process.bookingId(), s.command());
                case GiveUp s ->
                    tools.steps().giveUp(s.name(), process.bookingId(), s.command(), s.attempts(), s.reason());
                case CallOff s -> tools.steps().callOff(s.name());
                case Solved s -> tools.steps().solved(s.name());
                case Mail m -> tools.outbox().put(mail(m, cause));
                case End _ -> SagaLifecycle.end();
            }
        }
    }

    private MailRequest mail(Mail mail, EventMessage<?> cause) {
        long version = cause instanceof DomainEventMessage<?> event ? event.getSequenceNumber() : 0;
        var request = MailRequest.of(process.bookingId(), mail.kind(), cause.getIdentifier(), version);
        for (Map.Entry<String, Object> fact : mail.facts().entrySet()) {
            request = request.with(fact.getKey(), fact.getValue());
        }
        return request;
    }
}
