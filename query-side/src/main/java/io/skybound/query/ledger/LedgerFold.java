package io.skybound.query.ledger;

import static io.skybound.query.ledger.Account.BANK;
import static io.skybound.query.ledger.Account.CUSTOMER_DEPOSITS;
import static io.skybound.query.ledger.Account.DEFERRED_REVENUE;
import static io.skybound.query.ledger.Account.GATEWAY_CLEARING;
import static io.skybound.query.ledger.Account.GOODWILL;
import static io.skybound.query.ledger.Account.PENALTY_REVENUE;
import static io.skybound.query.ledger.Account.REFUNDS_PAYABLE;

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
import io.skybound.api.payment.PaymentEvent.RefundReason;
import io.skybound.api.payment.PaymentEvent.RefundRequested;
import io.skybound.api.payment.PaymentEvent.RefundSettledByHand;
import io.skybound.api.payment.PaymentEvent.RefundSubmitted;
import io.skybound.query.ledger.LedgerEntry.Line;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the events of a booking and of its payments post. Pure; an event that is posted already changes nothing. Events
 * come in the global order, so what one relies on has been posted before.
 */
public final class LedgerFold {

    private LedgerFold() {}

    /**
     * The ledger after an event of the booking itself.
     *
     * @param before null if nothing is posted yet
     * @param sequence the event's number among those of its booking
     */
    public static @Nullable Ledger evolve(@Nullable Ledger before, BookingEvent event, long sequence) {
        return switch (event) {
            case BookingConfirmed e ->
                post(
                        before,
                        e,
                        sequence,
                        "Booking sold",
                        e.paymentId(),
                        move(CUSTOMER_DEPOSITS, DEFERRED_REVENUE, e.amount()));
            case BookingCancelled e ->
                e.paymentId() == null
                        ? before
                        : post(
                                before,
                                e,
                                sequence,
                                "Booking cancelled by the traveller",
                                e.paymentId(),
                                ended(before, e.paymentId(), e.refund(), e.penalty()));
            case BookingCancelledByAirline e ->
                e.paymentId() == null
                        ? before
                        : post(
                                before,
                                e,
                                sequence,
                                "Booking cancelled by the airline",
                                e.paymentId(),
                                ended(before, e.paymentId(), e.refund(), nothing(e.refund())));
            // The payment's own events have posted what these three tell the booking.
            case BookingRefunded _, BookingRefundFailed _, PaymentAttemptFailed _ -> before;
            case BookingCreated _, BookingHeld _, BookingRejected _, BookingExpired _ -> before;
            // Written off with its payment.
            case BookingRevoked _ -> before;
            case PaymentStarted _, BookingCorrected _, LegRescheduled _ -> before;
        };
    }

    /**
     * The ledger after an event of one of the booking's payments.
     *
     * @param before null if nothing is posted yet
     * @param sequence the event's number among those of its payment
     */
    public static @Nullable Ledger evolve(@Nullable Ledger before, PaymentEvent event, long sequence) {
        return switch (event) {
            case PaymentCaptured e ->
                post(
                        before,
                        e,
                        sequence,
                        "Payment captured by the gateway",
                        null,
                        move(GATEWAY_CLEARING, CUSTOMER_DEPOSITS, e.amount()));
            case RefundRequested e ->
                post(
                        before,
                        e,
                        sequence,
                        e.reason() == RefundReason.GOODWILL ? "Refund promised out of goodwill" : "Refund owed",
                        e.refundId(),
                        e.reason() == RefundReason.GOODWILL
                                ? move(GOODWILL, REFUNDS_PAYABLE, e.amount())
                                : owed(before, e.paymentId(), e.amount()));
            case RefundCovered e ->
                post(
                        before,
                        e,
                        sequence,
                        "Refund owed, and given back before",
                        e.refundId(),
                        owed(before, e.paymentId(), nothing(e.amount())));
            case PaymentRefunded e ->
                post(
                        before,
                        e,
                        sequence,
                        "Refund paid by the gateway",
                        e.refundId(),
                        paidBack(before, e.paymentId(), e.amount(), GATEWAY_CLEARING));
            case RefundSettledByHand e ->
                post(
                        before,
                        e,
                        sequence,
                        "Refund paid by hand",
                        e.refundId(),
                        paidBack(before, e.paymentId(), e.amount(), BANK));
            case CaptureWrittenOff e ->
                post(before, e, sequence, "Capture lost, and written off", null, writtenOff(before, e));
            case PaymentRequested _, PaymentFailed _ -> before;
            // The money is posted already; what the gateway calls it is not.
            case CaptureRepeated _, CaptureMissed _ -> before;
            case RefundSubmitted _, RefundFailed _, RefundHandedOver _ -> before;
        };
    }

    private static List<Line> move(Account debit, Account credit, Money amount) {
        return amount.isPositive() ? List.of(Line.debit(debit, amount), Line.credit(credit, amount)) : List.of();
    }

    /** What was sold and neither goes back now nor is kept, went back before; so that was no goodwill. */
    private static List<Line> ended(@Nullable Ledger before, String paymentId, Money refund, Money penalty) {
        Money now = refund.plus(penalty);
        Money given = balance(before, DEFERRED_REVENUE, paymentId, refund).minus(now);
        List<Line> lines = new ArrayList<>();
        add(lines, true, DEFERRED_REVENUE, given.isPositive() ? now.plus(given) : now);
        add(lines, false, REFUNDS_PAYABLE, refund);
        add(lines, false, PENALTY_REVENUE, penalty);
        add(lines, false, GOODWILL, given);
        return lines;
    }

    /**
     * The end of a sold booking has promised it already; a payment that sold nothing still lies among the deposits. What
     * was given out of goodwill counts against it, and so was none.
     */
    private static List<Line> owed(@Nullable Ledger before, String paymentId, Money amount) {
        Money promised = before == null ? nothing(amount) : before.promised(paymentId, amount);
        if (promised.isPositive()) {
            Money excess = promised.minus(amount);
            return excess.isPositive() ? move(REFUNDS_PAYABLE, GOODWILL, excess) : List.of();
        }
        Money deposit = balance(before, CUSTOMER_DEPOSITS, paymentId, amount);
        Money given = deposit.minus(amount);
        List<Line> lines = new ArrayList<>();
        add(lines, true, CUSTOMER_DEPOSITS, given.isNegative() ? amount : deposit);
        add(lines, false, REFUNDS_PAYABLE, amount);
        add(lines, false, GOODWILL, given);
        return lines;
    }

    /** Before refunds were requested, what was not promised came straight from the deposits. */
    private static List<Line> paidBack(@Nullable Ledger before, String paymentId, Money amount, Account from) {
        Money promised = balance(before, REFUNDS_PAYABLE, paymentId, amount);
        Money payable = promised.isGreaterThan(amount) ? amount : promised;
        List<Line> lines = new ArrayList<>();
        add(lines, true, REFUNDS_PAYABLE, payable);
        add(lines, true, CUSTOMER_DEPOSITS, amount.minus(payable));
        add(lines, false, from, amount);
        return lines;
    }

    /** Wherever the money went that there is none of. */
    private static List<Line> writtenOff(@Nullable Ledger before, CaptureWrittenOff e) {
        List<Line> lines = new ArrayList<>();
        Money left = e.amount();
        for (Account account : List.of(CUSTOMER_DEPOSITS, DEFERRED_REVENUE, REFUNDS_PAYABLE, PENALTY_REVENUE)) {
            Money there = balance(before, account, e.paymentId(), e.amount());
            Money off = there.isGreaterThan(left) ? left : there;
            add(lines, true, account, off);
            left = left.minus(off);
        }
        add(lines, false, GATEWAY_CLEARING, e.amount().minus(left));
        return lines;
    }

    private static Money balance(@Nullable Ledger before, Account account, String paymentId, Money like) {
        return before == null ? nothing(like) : before.balance(account, paymentId, like.getCurrencyUnit());
    }

    private static Money nothing(Money like) {
        return Money.zero(like.getCurrencyUnit());
    }

    private static void add(List<Line> lines, boolean debit, Account account, Money amount) {
        if (amount.isPositive()) {
            lines.add(debit ? Line.debit(account, amount) : Line.credit(account, amount));
        }
    }

    private static @Nullable Ledger post(
            @Nullable Ledger before,
            BookingEvent e,
            long sequence,
            String description,
            String paymentId,
            List<Line> lines) {
        Ledger ledger = before == null ? Ledger.empty(e.bookingId()) : before;
        return lines.isEmpty() || ledger.knows(e.bookingId(), sequence)
                ? before
                : ledger.plus(e.at(), description, e, e.bookingId(), sequence, paymentId, null, lines);
    }

    private static @Nullable Ledger post(
            @Nullable Ledger before,
            PaymentEvent e,
            long sequence,
            String description,
            @Nullable String refundId,
            List<Line> lines) {
        Ledger ledger = before == null ? Ledger.empty(e.bookingId()) : before;
        return lines.isEmpty() || ledger.knows(e.paymentId(), sequence)
                ? before
                : ledger.plus(e.at(), description, e, e.paymentId(), sequence, e.paymentId(), refundId, lines);
    }
}
