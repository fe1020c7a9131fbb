package io.skybound.process.booking;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.skybound.api.booking.BookingCommand.CancelByAirline;
import io.skybound.api.booking.BookingCommand.ConfirmBooking;
import io.skybound.api.booking.BookingCommand.ExpireHold;
import io.skybound.api.booking.BookingCommand.HoldBooking;
import io.skybound.api.booking.BookingCommand.RecordPaymentFailure;
import io.skybound.api.booking.BookingCommand.RecordRefund;
import io.skybound.api.booking.BookingCommand.RecordRefundFailure;
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
import io.skybound.api.booking.Leg;
import io.skybound.api.booking.Passenger;
import io.skybound.api.flight.Cabin;
import io.skybound.api.flight.FlightEvent.FlightCancelled;
import io.skybound.api.flight.FlightEvent.FlightRescheduled;
import io.skybound.api.flight.FlightEvent.FlightStatusReported;
import io.skybound.api.flight.FlightStatus;
import io.skybound.api.payment.PaymentCommand.CapturePayment;
import io.skybound.api.payment.PaymentCommand.RefundPayment;
import io.skybound.api.payment.PaymentCommand.RepeatCapture;
import io.skybound.api.payment.PaymentCommand.SubmitRefund;
import io.skybound.api.payment.PaymentEvent;
import io.skybound.api.payment.PaymentEvent.CaptureMissed;
import io.skybound.api.payment.PaymentEvent.CaptureRepeated;
import io.skybound.api.payment.PaymentEvent.CaptureWrittenOff;
import io.skybound.api.payment.PaymentEvent.PaymentCaptured;
import io.skybound.api.payment.PaymentEvent.PaymentFailed;
import io.skybound.api.payment.PaymentEvent.PaymentRefunded;
import io.skybound.api.payment.PaymentEvent.PaymentRequested;
import io.skybound.api.payment.PaymentEvent.RefundCovered;
import io.skybound.api.payment.PaymentEvent.RefundFailed;
import io.skybound.api.payment.PaymentEvent.RefundHandedOver;
import io.skybound.api.payment.PaymentEvent.RefundRequested;
import io.skybound.api.payment.PaymentEvent.RefundSettledByHand;
import io.skybound.api.payment.PaymentEvent.RefundSubmitted;
import io.skybound.api.payment.RefundIds;
import io.skybound.api.seats.SeatsCommand.ConfirmSeats;
import io.skybound.api.seats.SeatsCommand.ReleaseSeats;
import io.skybound.api.seats.SeatsCommand.ReserveSeats;
import io.skybound.api.seats.SeatsEvent.SeatsReserved;
import io.skybound.process.booking.Step.CallOff;
import io.skybound.process.booking.Step.End;
import io.skybound.process.booking.Step.GiveUp;
import io.skybound.process.booking.Step.Mail;
import io.skybound.process.booking.Step.Send;
import io.skybound.process.booking.Step.SendAt;
import io.skybound.process.booking.Step.Solved;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The way of one booking: hold all legs or none, take the payment, confirm, tell the traveller; and back: release what
 * is held, pay back what was paid. It answers each event with the steps that follow from it, and remembers only what the
 * next answer needs. No clock, no I/O.
 *
 * <p>An event may come twice after a crash, so each answer may be given twice; the commands are such that this changes
 * nothing. Releasing also bars a booking from the inventory, so a repeated ReserveSeats that comes after it holds
 * nothing.
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
final class BookingProcess {

    private String bookingId = "";
    /** In the order in which they are flown; as a Set it would be read back in any. */
    private final LinkedHashSet<String> flights = new LinkedHashSet<>();

    private final Set<String> held = new HashSet<>();
    /** Cancelled flights; they have taken all their seats back themselves. */
    private final Set<String> cancelled = new HashSet<>();

    private Map<Cabin, Integer> seats = Map.of();
    private final Set<String> openPayments = new HashSet<>();
    private boolean confirmed;
    private boolean over;
    private boolean refundOpen;
    /** Requested and not paid yet, whatever for. */
    private final Set<String> openRefunds = new HashSet<>();
    /** What waits for a person, by refund. */
    private final Map<String, String> givenUp = new HashMap<>();

    private @Nullable Instant paymentDueBy;

    String bookingId() {
        return bookingId;
    }

    /** The flights of the itinerary. */
    Collection<String> flights() {
        return flights;
    }

    List<Step> after(BookingEvent event, Instant now) {
        return switch (event) {
            case BookingCreated e -> begin(e, now);
            case BookingHeld e -> awaitPayment(e);
            case BookingRejected _ -> giveUp(now);
            case PaymentStarted e -> {
                openPayments.add(e.paymentId());
                yield List.of();
            }
            case PaymentAttemptFailed e -> paymentFailed(e);
            case BookingConfirmed e -> confirm(e, now);
            case BookingExpired _ -> giveUp(now, BookingMails.expired());
            case BookingCancelled e -> cancel(e.paymentId(), e.refund(), BookingMails.cancelled(e), now);
            case BookingCancelledByAirline e -> cancel(e.paymentId(), e.refund(), BookingMails.flightCancelled(e), now);
            case BookingRevoked _ -> revoked(now);
            case LegRescheduled e -> confirmed ? List.of(BookingMails.flightDelayed(e)) : List.of();
            case BookingRefunded e -> refunded(e);
            case BookingRefundFailed e -> List.of(BookingMails.refundFailed(e));
            case BookingCorrected _ -> List.of();
        };
    }

    List<Step> after(SeatsReserved event, Duration hold, Instant now) {
        held.add(event.flightId());
        if (over) {
            return List.of(new Send(new ReleaseSeats(event.flightId(), bookingId, now)));
        }
        return held.containsAll(flights)
                ? List.of(new Send(new HoldBooking(bookingId, now.plus(hold), now)))
                : List.of(reserveNext(now));
    }

    List<Step> after(PaymentEvent event, Instant now) {
        return switch (event) {
            case PaymentRequested e -> {
                openPayments.add(e.paymentId());
                yield List.of(new Send(new CapturePayment(e.paymentId(), now)));
            }
            case PaymentCaptured e -> List.of(new Send(new ConfirmBooking(bookingId, e.paymentId(), e.amount(), now)));
            case CaptureRepeated e -> solved(e.paymentId());
            case CaptureMissed e -> captureMissed(e, now);
            case CaptureWrittenOff e -> {
                List<Step> steps = new ArrayList<>(solved(e.paymentId()));
                steps.add(new Send(new RevokeBooking(bookingId, e.paymentId(), now)));
                yield steps;
            }
            case PaymentFailed e ->
                List.of(new Send(new RecordPaymentFailure(bookingId, e.paymentId(), e.failureCode(), now)));
            case RefundRequested e -> refundRequested(e, now);
            case RefundCovered e -> {
                Money nothing = Money.zero(e.amount().getCurrencyUnit());
                yield List.of(new Send(new RecordRefund(bookingId, e.paymentId(), nothing, now)));
            }
            case RefundSubmitted _ -> List.of();
            case PaymentRefunded e -> paidBack(e.paymentId(), e.refundId(), e.amount(), now);
            case RefundFailed e -> List.of(tryRefundAgain(e, now));
            case RefundHandedOver e -> refundHandedOver(e, now);
            case RefundSettledByHand e -> paidBack(e.paymentId(), e.refundId(), e.amount(), now);
        };
    }

    /** A flight concerns hundreds of bookings at once. Their turn comes among everybody else's, not before it. */
    List<Step> after(FlightCancelled event, Instant now) {
        cancelled.add(event.flightId());
        return over
                ? List.of()
                : List.of(new SendAt(
                        "flight-cancelled/" + event.flightId() + "/" + bookingId,
                        now,
                        new CancelByAirline(bookingId, event.flightId(), event.reason(), now)));
    }

    List<Step> after(FlightRescheduled event, Instant now) {
        return over
                ? List.of()
                : List.of(new SendAt(
                        "flight-rescheduled/" + event.flightId() + "/" + event.at() + "/" + bookingId,
                        now,
                        new RescheduleLeg(
                                bookingId,
                                event.flightId(),
                                event.departure(),
                                event.arrival(),
                                event.reason(),
                                event.at())));
    }

    /** The journey is over when its last flight has arrived. */
    List<Step> after(FlightStatusReported event) {
        boolean lastLeg = event.flightId().equals(List.copyOf(flights).getLast());
        if (!confirmed || !lastLeg || event.status() != FlightStatus.ARRIVED) {
            return List.of();
        }
        over = true;
        return endIfNothingIsOpen();
    }

    private List<Step> begin(BookingCreated event, Instant now) {
        bookingId = event.bookingId();
        event.legs().stream().map(Leg::flightId).forEach(flights::add);
        Map<Cabin, Integer> wanted = new EnumMap<>(Cabin.class);
        event.passengers().stream()
                .filter(p -> p.type().takesSeat())
                .map(Passenger::cabin)
                .forEach(cabin -> wanted.merge(cabin, 1, Integer::sum));
        seats = wanted;
        return held.containsAll(flights) ? List.of() : List.of(reserveNext(now));
    }

    /**
     * One flight after the other, and everybody in the same order: whoever gets the last seat of one flight can't be kept
     * from the next by somebody who was too late for the first.
     */
    private Step reserveNext(Instant now) {
        String flight = flights.stream()
                .filter(f -> !held.contains(f))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new Send(new ReserveSeats(flight, bookingId, seats, now));
    }

    private List<Step> awaitPayment(BookingHeld event) {
        paymentDueBy = event.paymentDueBy();
        return List.of(
                new SendAt(expiry(), event.paymentDueBy(), new ExpireHold(bookingId, event.paymentDueBy())),
                BookingMails.held(event));
    }

    private List<Step> paymentFailed(PaymentAttemptFailed event) {
        openPayments.remove(event.paymentId());
        return over ? endIfNothingIsOpen() : List.of(BookingMails.paymentFailed(event, paymentDueBy));
    }

    private List<Step> confirm(BookingConfirmed event, Instant now) {
        confirmed = true;
        openPayments.remove(event.paymentId());
        List<Step> steps = forEachFlight(flights, flight -> new ConfirmSeats(flight, bookingId, now));
        steps.add(new CallOff(expiry()));
        steps.add(BookingMails.confirmed());
        return steps;
    }

    private List<Step> cancel(@Nullable String paymentId, Money refund, Mail mail, Instant now) {
        if (paymentId == null || !refund.isPositive()) {
            return giveUp(now, new CallOff(expiry()), mail);
        }
        refundOpen = true;
        return giveUp(now, new CallOff(expiry()), mail, new Send(new RefundPayment(paymentId, refund, now)));
    }

    /** A booking that was cancelled before has only been waiting for money to go back. */
    private List<Step> revoked(Instant now) {
        refundOpen = false;
        return over ? endIfNothingIsOpen() : giveUp(now, BookingMails.revoked());
    }

    private List<Step> giveUp(Instant now, Step... further) {
        over = true;
        List<String> flying =
                flights.stream().filter(flight -> !cancelled.contains(flight)).toList();
        List<Step> steps = forEachFlight(flying, flight -> new ReleaseSeats(flight, bookingId, now));
        steps.addAll(List.of(further));
        steps.addAll(endIfNothingIsOpen());
        return steps;
    }

    private List<Step> refunded(BookingRefunded event) {
        refundOpen = false;
        openPayments.remove(event.paymentId());
        List<Step> steps = new ArrayList<>();
        if (event.amount().isPositive()) {
            steps.add(BookingMails.refunded(event));
        }
        steps.addAll(endIfNothingIsOpen());
        return steps;
    }

    /** A process may begin with it: then its booking's own is over, and all that is left is to pay back. */
    private List<Step> refundRequested(RefundRequested event, Instant now) {
        if (bookingId.isEmpty()) {
            bookingId = event.bookingId();
            over = true;
            refundOpen = event.refundId().equals(RefundIds.due(event.paymentId()));
        }
        openRefunds.add(event.refundId());
        return List.of(new Send(new SubmitRefund(event.paymentId(), event.refundId(), now)));
    }

    /** The booking hears only of the refund that it owes; others are between operations and the traveller. */
    private List<Step> paidBack(String paymentId, String refundId, Money amount, Instant now) {
        openRefunds.remove(refundId);
        List<Step> steps = new ArrayList<>();
        if (refundId.equals(RefundIds.due(paymentId))) {
            steps.add(new Send(new RecordRefund(bookingId, paymentId, amount, now)));
        }
        steps.addAll(solved(refundId));
        steps.addAll(endIfNothingIsOpen());
        return steps;
    }

    /** Of a refund, or of a payment whose capture the gateway has lost. */
    private List<Step> solved(String id) {
        String waiting = givenUp.remove(id);
        return waiting == null ? List.of() : List.of(new Solved(waiting));
    }

    private List<Step> captureMissed(CaptureMissed event, Instant now) {
        String name = "capture-missed/" + event.paymentId() + "/" + event.attempt();
        List<Step> steps = new ArrayList<>(solved(event.paymentId()));
        givenUp.put(event.paymentId(), name);
        steps.add(new GiveUp(
                name,
                new RepeatCapture(event.paymentId(), event.attempt(), now),
                event.attempt(),
                "gateway has nothing: " + event.failureCode()));
        return steps;
    }

    private List<Step> refundHandedOver(RefundHandedOver event, Instant now) {
        // Named by the attempts, so that a person's vain attempt is listed however its end and this one race.
        String name = "refund-refused/" + event.refundId() + "/" + event.attempts();
        List<Step> steps = new ArrayList<>();
        String before = givenUp.put(event.refundId(), name);
        if (before != null && !before.equals(name)) {
            steps.add(new Solved(before));
        }
        if (event.refundId().equals(RefundIds.due(event.paymentId()))) {
            steps.add(new Send(
                    new RecordRefundFailure(bookingId, event.paymentId(), event.amount(), event.failureCode(), now)));
        }
        steps.add(new GiveUp(
                name,
                new SubmitRefund(event.paymentId(), event.refundId(), now),
                event.attempts(),
                "gateway refused: " + event.failureCode()));
        return steps;
    }

    /** With growing pauses; in the end the payment hands it over. */
    private static Step tryRefundAgain(RefundFailed event, Instant now) {
        Instant later = now.plusSeconds(1L << event.attempt());
        return new SendAt(
                "refund/" + event.refundId() + "/" + event.attempt(),
                later,
                new SubmitRefund(event.paymentId(), event.refundId(), later));
    }

    private List<Step> endIfNothingIsOpen() {
        return over && !refundOpen && openRefunds.isEmpty() && openPayments.isEmpty() ? List.of(new End()) : List.of();
    }

    private static List<Step> forEachFlight(Collection<String> flights, Function<String, Object> command) {
        List<Step> steps = new ArrayList<>();
        flights.forEach(flight -> steps.add(new Send(command.apply(flight))));
        return steps;
    }

    private String expiry() {
        return "expire/" + bookingId;
    }
}
