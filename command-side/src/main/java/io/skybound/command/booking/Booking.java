package io.skybound.command.booking;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.skybound.api.Refusal;
import io.skybound.api.Refusal.Violation;
import io.skybound.api.Refused;
import io.skybound.api.booking.BookingCommand.CancelBooking;
import io.skybound.api.booking.BookingCommand.CancelByAirline;
import io.skybound.api.booking.BookingCommand.ConfirmBooking;
import io.skybound.api.booking.BookingCommand.CorrectBooking;
import io.skybound.api.booking.BookingCommand.CreateBooking;
import io.skybound.api.booking.BookingCommand.ExpireHold;
import io.skybound.api.booking.BookingCommand.HoldBooking;
import io.skybound.api.booking.BookingCommand.QuoteCancellation;
import io.skybound.api.booking.BookingCommand.RecordPaymentFailure;
import io.skybound.api.booking.BookingCommand.RecordRefund;
import io.skybound.api.booking.BookingCommand.RecordRefundFailure;
import io.skybound.api.booking.BookingCommand.RejectBooking;
import io.skybound.api.booking.BookingCommand.RequestPayment;
import io.skybound.api.booking.BookingCommand.RescheduleLeg;
import io.skybound.api.booking.BookingCommand.RevokeBooking;
import io.skybound.api.booking.BookingEvent;
import io.skybound.api.booking.BookingEvent.BookingCancelled;
import io.skybound.api.booking.BookingEvent.BookingCancelledByAirline;
import io.skybound.api.booking.BookingEvent.BookingConfirmed;
import io.skybound.api.booking.BookingEvent.BookingCorrected;
import io.skybound.api.booking.BookingEvent.BookingCreated;
import io.skybound.api.booking.BookingEvent.BookingExpired;
import io.skybound.api.booking.BookingEvent.BookingHeld;
import io.skybound.api.booking.BookingEvent.BookingRefundFailed;
import io.skybound.api.booking.BookingEvent.BookingRefunded;
import io.skybound.api.booking.BookingEvent.BookingRejected;
import io.skybound.api.booking.BookingEvent.BookingRevoked;
import io.skybound.api.booking.BookingEvent.LegRescheduled;
import io.skybound.api.booking.BookingEvent.PaymentAttemptFailed;
import io.skybound.api.booking.BookingEvent.PaymentStarted;
import io.skybound.api.booking.BookingRefusal.AlreadyDeparted;
import io.skybound.api.booking.BookingRefusal.AlreadyPaid;
import io.skybound.api.booking.BookingRefusal.AmountMismatch;
import io.skybound.api.booking.BookingRefusal.BookingIsClosed;
import io.skybound.api.booking.BookingRefusal.BookingNotFound;
import io.skybound.api.booking.BookingRefusal.FlightNotBookable;
import io.skybound.api.booking.BookingRefusal.HoldExpired;
import io.skybound.api.booking.BookingRefusal.InvalidBooking;
import io.skybound.api.booking.BookingRefusal.NotHeldYet;
import io.skybound.api.booking.BookingRefusal.PaymentInProgress;
import io.skybound.api.booking.BookingRefusal.StaleVersion;
import io.skybound.api.booking.CancellationQuote;
import io.skybound.api.booking.Leg;
import io.skybound.command.booking.BookingState.Stage;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.joda.money.Money;

/**
 * The contract with a traveller: who flies what at which price, and where it stands.
 *
 * <ul>
 *   <li>price and fare conditions never change after the booking was made
 *   <li>one payment at a time, of exactly the price; a confirmed booking is paid once (I3)
 *   <li>after it expired, was rejected or cancelled, nothing happens but a refund, and the failure of a payment that was
 *       still on its way
 *   <li>only its own traveller cancels or corrects it, and not after departure
 *   <li>each command of the process may come twice, and late
 * </ul>
 *
 * Each is held by BookingTest or, as far as money is concerned, by BookingPaymentTest.
 */
@Aggregate(cache = "liveAggregates", lockFactory = "turns", snapshotTriggerDefinition = "snapshots")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
class Booking {

    @AggregateIdentifier
    private String bookingId;

    private BookingState state;

    /** For Axon, which sources it from its events. */
    Booking() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(CreateBooking c) {
        List<Violation> violations = BookingRules.violations(c);
        if (!violations.isEmpty()) {
            throw new Refused(new InvalidBooking(violations));
        }
        if (c.legs().stream().anyMatch(leg -> !leg.departure().isAfter(c.at()))) {
            throw new Refused(new FlightNotBookable());
        }
        apply(new BookingCreated(
                c.bookingId(),
                c.reference(),
                c.userId(),
                c.tripType(),
                c.legs(),
                c.passengers(),
                c.contactEmail(),
                Fares.total(c.legs(), c.passengers()),
                c.conditions(),
                c.at()));
    }

    @CommandHandler
    long decide(HoldBooking c) {
        if (state.stage() == Stage.HOLDING) {
            apply(new BookingHeld(bookingId, c.paymentDueBy(), c.at()));
        }
        return getVersion();
    }

    @CommandHandler
    long decide(RejectBooking c) {
        if (state.stage() == Stage.HOLDING) {
            apply(new BookingRejected(bookingId, c.code(), c.detail(), c.at()));
        }
        return getVersion();
    }

    @CommandHandler
    long decide(ExpireHold c) {
        if (state.stage() == Stage.AWAITING_PAYMENT && !c.at().isBefore(state.paymentDueBy())) {
            apply(new BookingExpired(bookingId, c.at()));
        }
        return getVersion();
    }

    @CommandHandler
    long decide(RequestPayment c, Payments payments) {
        requireOwner(c.userId());
        if (state.knowsPayment(c.paymentId())) {
            return getVersion();
        }
        switch (state.stage()) {
            case HOLDING -> refuse(new NotHeldYet());
            case CONFIRMED -> refuse(new AlreadyPaid());
            case EXPIRED -> refuse(new HoldExpired());
            case REJECTED, CANCELLED -> refuse(new BookingIsClosed());
            case AWAITING_PAYMENT -> {
                if (c.at().isAfter(state.paymentDueBy())) {
                    refuse(new HoldExpired());
                }
            }
        }
        if (state.pendingPayment() != null) {
            refuse(new PaymentInProgress());
        }
        if (!c.amount().equals(state.price())) {
            refuse(new AmountMismatch(state.price()));
        }
        apply(new PaymentStarted(bookingId, c.paymentId(), c.amount(), c.at()));
        payments.open(c);
        return getVersion();
    }

    @CommandHandler
    long decide(RecordPaymentFailure c) {
        if (c.paymentId().equals(state.pendingPayment())) {
            apply(new PaymentAttemptFailed(bookingId, c.paymentId(), c.failureCode(), c.at()));
        }
        return getVersion();
    }

    @CommandHandler
    long decide(ConfirmBooking c) {
        if (c.paymentId().equals(state.confirmedBy())) {
            return getVersion();
        }
        switch (state.stage()) {
            case AWAITING_PAYMENT -> apply(new BookingConfirmed(bookingId, c.paymentId(), c.amount(), c.at()));
            case EXPIRED -> refuse(new HoldExpired());
            case CONFIRMED -> refuse(new AlreadyPaid());
            case HOLDING, REJECTED, CANCELLED -> refuse(new BookingIsClosed());
        }
        return getVersion();
    }

    @CommandHandler
    long decide(CancelBooking c, Payments payments) {
        requireOwner(c.userId());
        if (state.stage() == Stage.CANCELLED) {
            return getVersion();
        }
        CancellationQuote quote = quote(c.at(), payments);
        apply(new BookingCancelled(bookingId, state.confirmedBy(), quote.refund(), quote.penalty(), c.at()));
        return getVersion();
    }

    @CommandHandler
    CancellationQuote decide(QuoteCancellation c, Payments payments) {
        requireOwner(c.userId());
        return quote(c.at(), payments);
    }

    private CancellationQuote quote(Instant at, Payments payments) {
        requireOpen();
        if (!at.isBefore(state.departure())) {
            refuse(new AlreadyDeparted());
        }
        Money left = left(payments);
        Money refund = Fares.refund(left, state.legs(), state.passengers(), state.conditions(), state.createdAt(), at);
        Instant freeUntil = Fares.freeUntil(state.legs(), state.conditions(), state.createdAt());
        boolean free = !at.isAfter(freeUntil) && freeUntil.isBefore(state.departure());
        return new CancellationQuote(refund, left.minus(refund), free ? freeUntil : state.departure());
    }

    @CommandHandler
    long decide(CancelByAirline c, Payments payments) {
        if (state.isOpen() && state.leg(c.flightId()) != null) {
            apply(new BookingCancelledByAirline(
                    bookingId, c.flightId(), state.confirmedBy(), left(payments), c.reason(), c.at()));
        }
        return getVersion();
    }

    @CommandHandler
    long decide(RevokeBooking c) {
        if (c.paymentId().equals(state.confirmedBy()) && !state.isRefunded(c.paymentId())) {
            apply(new BookingRevoked(bookingId, c.paymentId(), c.at()));
        }
        return getVersion();
    }

    @CommandHandler
    long decide(CorrectBooking c) {
        requireOwner(c.userId());
        if (c.expectedVersion() != getVersion()) {
            refuse(new StaleVersion(getVersion()));
        }
        requireOpen();
        if (!c.at().isBefore(state.departure())) {
            refuse(new AlreadyDeparted());
        }
        var corrected = Corrections.apply(state.passengers(), c.corrections());
        String contact = c.contactEmail() == null ? state.contactEmail() : c.contactEmail();
        if (!corrected.equals(state.passengers()) || !contact.equals(state.contactEmail())) {
            apply(new BookingCorrected(bookingId, corrected, contact, c.at()));
        }
        return getVersion();
    }

    @CommandHandler
    long decide(RescheduleLeg c) {
        Leg leg = state.leg(c.flightId());
        if (state.isOpen()
                && leg != null
                && state.isNews(c.flightId(), c.at())
                && !(leg.departure().equals(c.departure()) && leg.arrival().equals(c.arrival()))) {
            apply(new LegRescheduled(
                    bookingId,
                    c.flightId(),
                    c.departure(),
                    c.arrival(),
                    leg.departure(),
                    leg.arrival(),
                    c.reason(),
                    c.at()));
        }
        return getVersion();
    }

    @CommandHandler
    long decide(RecordRefund c) {
        if (!state.isRefunded(c.paymentId())) {
            apply(new BookingRefunded(bookingId, c.paymentId(), c.amount(), c.at()));
        }
        return getVersion();
    }

    @CommandHandler
    long decide(RecordRefundFailure c) {
        if (!state.isRefunded(c.paymentId()) && !state.refundHasFailed()) {
            apply(new BookingRefundFailed(bookingId, c.paymentId(), c.amount(), c.failureCode(), c.at()));
        }
        return getVersion();
    }

    @EventSourcingHandler
    @SuppressWarnings("NullAway") // the first event finds no state yet
    void evolve(BookingEvent event) {
        bookingId = event.bookingId();
        state = BookingState.evolve(state, event);
    }

    /** What the traveller has paid and has not got back, whatever for. */
    private Money left(Payments payments) {
        String payment = state.confirmedBy();
        return payment == null ? Money.zero(state.price().getCurrencyUnit()) : payments.left(payment);
    }

    private void requireOwner(String userId) {
        if (!state.userId().equals(userId)) {
            refuse(new BookingNotFound());
        }
    }

    private void requireOpen() {
        if (!state.isOpen()) {
            refuse(new BookingIsClosed());
        }
    }

    private static void refuse(Refusal reason) {
        throw new Refused(reason);
    }
}
