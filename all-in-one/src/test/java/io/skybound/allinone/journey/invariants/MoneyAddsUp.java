package io.skybound.allinone.journey.invariants;

import io.skybound.allinone.journey.invariants.BookingStory.Stage;
import io.skybound.allinone.journey.invariants.GatewayBooks.Capture;
import io.skybound.api.booking.BookingEvent.BookingCancelled;
import io.skybound.api.payment.PaymentEvent.CaptureWrittenOff;
import io.skybound.api.payment.PaymentEvent.PaymentCaptured;
import io.skybound.api.payment.PaymentEvent.PaymentRefunded;
import io.skybound.api.payment.PaymentEvent.PaymentRequested;
import io.skybound.api.payment.PaymentEvent.RefundReason;
import io.skybound.api.payment.PaymentEvent.RefundRequested;
import io.skybound.api.payment.PaymentEvent.RefundSettledByHand;
import io.skybound.api.payment.RefundIds;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.joda.money.Money;

/**
 * I2 and I3, between the gateway's ledger and our events: whoever paid has a booking, or has the money back that is due
 * by the conditions of the booking; nothing is taken twice, and nothing is given back twice.
 */
final class MoneyAddsUp implements Invariant {

    @Override
    public void check(Snapshot snapshot, Violations found) {
        Map<String, String> bookingOf = new HashMap<>();
        Map<String, Money> captured = new HashMap<>();
        Map<String, Money> refunded = new HashMap<>();
        Goodwill goodwill = new Goodwill(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        for (Recorded recorded : snapshot.history()) {
            switch (recorded.event()) {
                case PaymentRequested e -> bookingOf.put(e.paymentId(), e.bookingId());
                case PaymentCaptured e ->
                    found.unless(
                            captured.put(e.paymentId(), e.amount()) == null,
                            "I3",
                            "payment %s is captured twice",
                            e.paymentId());
                case CaptureWrittenOff e -> captured.remove(e.paymentId());
                case PaymentRefunded e -> {
                    refunded.merge(e.paymentId(), e.amount(), Money::plus);
                    if (!e.refundId().equals(RefundIds.due(e.paymentId()))) {
                        goodwill.paid().merge(e.paymentId(), e.amount(), Money::plus);
                    }
                }
                case RefundRequested e -> {
                    if (e.reason() == RefundReason.GOODWILL) {
                        goodwill.promised().merge(e.paymentId(), e.amount(), Money::plus);
                    }
                }
                case BookingCancelled e
                when e.paymentId() != null ->
                    goodwill.before()
                            .put(
                                    e.bookingId(),
                                    goodwill.promised()
                                            .getOrDefault(
                                                    e.paymentId(),
                                                    Money.zero(e.refund().getCurrencyUnit())));
                case RefundSettledByHand e -> {
                    if (e.refundId().equals(RefundIds.due(e.paymentId()))) {
                        goodwill.settled().merge(e.paymentId(), e.amount(), Money::plus);
                    }
                }
                default -> {}
            }
        }
        Map<String, Money> takenFor = new HashMap<>();
        Set<String> known = new HashSet<>();
        for (Capture capture : snapshot.gateway().captures()) {
            String booking = bookingOf.get(capture.paymentId());
            if (booking == null) {
                found.add("I2", "the gateway knows payment %s, and we don't", capture.paymentId());
                continue;
            }
            found.unless(
                    !capture.outcome().equals("not_done"),
                    "I2",
                    "nobody has found out what became of payment %s",
                    capture.paymentId());
            if (capture.captured()) {
                known.add(capture.paymentId());
                takenFor.merge(booking, capture.amount(), Money::plus);
                checkCapture(snapshot, booking, capture, captured, refunded, goodwill, found);
            }
        }
        captured.keySet().stream()
                .filter(payment -> !known.contains(payment))
                .forEach(payment -> found.add("I2", "payment %s is captured, and the gateway has nothing", payment));
        snapshot.bookings()
                .values()
                .forEach(booking -> checkBooking(booking, takenFor.get(booking.id()), goodwill, found));
    }

    private static void checkCapture(
            Snapshot snapshot,
            String bookingId,
            Capture capture,
            Map<String, Money> captured,
            Map<String, Money> refunded,
            Goodwill goodwill,
            Violations found) {
        String payment = capture.paymentId();
        found.unlessEqual(captured.get(payment), capture.amount(), "I2", "what we know is captured by " + payment);
        BookingStory booking = snapshot.bookings().get(bookingId);
        if (booking == null) {
            found.add("I2", "payment %s is for booking %s, which does not exist", payment, bookingId);
            return;
        }
        Money owed = goodwill.leaves(payment, booking.owedFor(payment, capture.amount()), capture.amount());
        Money back = snapshot.gateway().refunded(capture);
        boolean givenUp = booking.refundFailed() && capture.card().equals("tok_refund_fails");
        Money expected = goodwill.paidOf(payment, givenUp ? Money.zero(owed.getCurrencyUnit()) : owed);
        found.unlessEqual(
                back, expected, "I2", "the refund of payment " + payment + " for the booking " + booking.stage());
        found.unlessEqual(
                refunded.getOrDefault(payment, Money.zero(back.getCurrencyUnit())),
                back,
                "I2",
                "what we know is refunded of " + payment);
        found.unless(
                !back.isGreaterThan(capture.amount()), "I3", "payment %s is refunded by more than it was", payment);
    }

    /**
     * What operations gave back, by payment.
     *
     * @param promised out of goodwill
     * @param paid of that, by the gateway
     * @param settled of what was owed, by hand
     * @param before what was promised before a traveller cancelled, by booking
     */
    private record Goodwill(
            Map<String, Money> promised,
            Map<String, Money> paid,
            Map<String, Money> settled,
            Map<String, Money> before) {

        /** What the gateway still has to pay of what is owed. */
        Money leaves(String payment, Money owed, Money captured) {
            Money nothing = Money.zero(owed.getCurrencyUnit());
            Money left = captured.minus(promised.getOrDefault(payment, nothing));
            return (owed.isGreaterThan(left) ? left : owed).minus(settled.getOrDefault(payment, nothing));
        }

        Money paidOf(String payment, Money owed) {
            return owed.plus(paid.getOrDefault(payment, Money.zero(owed.getCurrencyUnit())));
        }
    }

    private static void checkBooking(
            BookingStory booking, @org.jspecify.annotations.Nullable Money taken, Goodwill goodwill, Violations found) {
        if (taken != null) {
            found.unless(
                    !taken.isGreaterThan(booking.price()),
                    "I3",
                    "booking %s costs %s, and %s was taken",
                    booking.id(),
                    booking.price(),
                    taken);
        }
        found.unless(
                booking.stage() != Stage.CONFIRMED || booking.price().equals(taken),
                "I2",
                "booking %s is confirmed for %s, and %s was taken",
                booking.id(),
                booking.price(),
                taken);
        BookingCancelled cancelled = booking.cancelled();
        if (cancelled != null && cancelled.paymentId() != null) {
            Money owed = booking.owedFor(cancelled.paymentId(), booking.price());
            Money left = booking.price()
                    .minus(Objects.requireNonNull(goodwill.before().get(booking.id())));
            found.unlessEqual(
                    cancelled.refund(),
                    owed.isGreaterThan(left) ? left : owed,
                    "I2",
                    "the refund promised for booking " + booking.id());
        }
    }
}
