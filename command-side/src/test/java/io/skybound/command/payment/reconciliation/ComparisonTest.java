package io.skybound.command.payment.reconciliation;

import static io.skybound.api.example.Example.ADA;
import static io.skybound.api.example.Example.ADAS_MAIL;
import static io.skybound.api.example.Example.NOW;
import static io.skybound.api.example.Example.minutesLater;
import static io.skybound.api.example.Example.usd;
import static io.skybound.api.example.ExampleBooking.BOOKING;
import static io.skybound.api.example.ExampleBooking.PRICE;
import static io.skybound.api.example.ExampleBooking.REFERENCE;
import static io.skybound.api.example.ExamplePayment.PAYMENT;
import static io.skybound.api.example.ExamplePayment.REFUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.skybound.api.booking.BookingView;
import io.skybound.api.booking.TripType;
import io.skybound.api.payment.PaymentView;
import io.skybound.api.payment.PaymentView.PaymentRefund;
import io.skybound.api.payment.PaymentView.RefundStatus;
import io.skybound.api.payment.PaymentView.Status;
import io.skybound.command.payment.gateway.GatewayCapture;
import io.skybound.command.payment.gateway.GatewayCapture.GatewayRefund;
import io.skybound.command.payment.gateway.GatewayCapture.RefundState;
import io.skybound.command.payment.reconciliation.Finding.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Ada's payment in the gateway's books and in ours. What happened before 12:10 is settled, the rest is on its way. */
class ComparisonTest {

    private static final Instant SETTLED = minutesLater(5);
    private static final Instant ON_ITS_WAY = minutesLater(15);

    private final Comparison comparison = new Comparison(minutesLater(10));

    @Test
    void findsNothingWhereBothSayTheSame() {
        assertThat(compare(taken(SETTLED), payment(Status.COMPLETED), booking(Status.COMPLETED)))
                .isEmpty();
        assertThat(compare(
                        taken(SETTLED, refund("/refund/0", RefundState.SUCCEEDED)),
                        payment(Status.REFUNDED, ours(RefundStatus.SUCCEEDED, SETTLED)),
                        booking(Status.REFUNDED)))
                .isEmpty();
    }

    @Test
    void findsMoneyThatWeDidNotKnowOf() {
        assertThat(compare(taken(SETTLED), payment(Status.PENDING), booking(Status.PENDING)))
                .containsExactly(Kind.CAPTURE_RECORDED);
        assertThat(compare(taken(SETTLED), payment(Status.FAILED), booking(Status.FAILED)))
                .containsExactly(Kind.CAPTURE_RECORDED);
        assertThat(compare(taken(ON_ITS_WAY), payment(Status.PENDING), booking(Status.PENDING)))
                .isEmpty();
    }

    @Test
    void findsMoneyForNothing() {
        assertThat(compare(taken(SETTLED), payment(Status.COMPLETED), booking(Status.PENDING)))
                .containsExactly(Kind.BOOKING_CONFIRMED);
        assertThat(compare(taken(SETTLED), payment(Status.COMPLETED), booking(Status.FAILED)))
                .containsExactly(Kind.BOOKING_CONFIRMED);
        assertThat(compare(taken(ON_ITS_WAY), payment(Status.COMPLETED), booking(Status.PENDING)))
                .isEmpty();
        assertThat(compare(
                        taken(SETTLED),
                        payment(Status.COMPLETED, ours(RefundStatus.REQUESTED, ON_ITS_WAY)),
                        booking(Status.FAILED)))
                .as("the money is on its way back")
                .isEmpty();
    }

    @Test
    void findsMoneyThatNobodyAskedFor() {
        assertThat(compare(taken(SETTLED), null, null)).containsExactly(Kind.UNKNOWN_PAYMENT);
        GatewayCapture more = new GatewayCapture(PAYMENT, "gw_1", usd("199.91"), SETTLED, List.of());
        assertThat(compare(more, payment(Status.COMPLETED), booking(Status.COMPLETED)))
                .containsExactly(Kind.AMOUNT_DIFFERS);
    }

    @Test
    void findsMoneyThatWasTakenTwice() {
        GatewayCapture paidBack = new GatewayCapture(
                PAYMENT, "gw_3", PRICE, SETTLED, List.of(refund("/refund/0", RefundState.SUCCEEDED)));

        assertThat(comparison.of(
                        List.of(taken(SETTLED), paidBack),
                        payment(Status.REFUNDED, ours(RefundStatus.SUCCEEDED, SETTLED)),
                        booking(Status.REFUNDED)))
                .containsExactly(new Finding(Kind.CAPTURED_TWICE, false, PAYMENT, BOOKING, null, "gw_3"));
    }

    @Test
    void findsMoneyThatTheGatewayDoesNotHave() {
        assertThat(comparison.missing(payment(Status.COMPLETED)))
                .extracting(Finding::kind)
                .containsExactly(Kind.CAPTURE_MISSING);
        assertThat(comparison.missing(payment(Status.FAILED))).isEmpty();
        assertThat(comparison.missing(payment(Status.PENDING))).isEmpty();
    }

    @Test
    void findsRefundsThatAreOpenForTooLong() {
        for (RefundStatus open : List.of(RefundStatus.REQUESTED, RefundStatus.FAILED)) {
            assertThat(compare(
                            taken(SETTLED), payment(Status.COMPLETED, ours(open, SETTLED)), booking(Status.COMPLETED)))
                    .containsExactly(Kind.REFUND_SUBMITTED);
            assertThat(compare(
                            taken(SETTLED),
                            payment(Status.COMPLETED, ours(open, ON_ITS_WAY)),
                            booking(Status.COMPLETED)))
                    .isEmpty();
        }
        assertThat(compare(
                        taken(SETTLED, refund("/refund/0", RefundState.PENDING)),
                        payment(Status.COMPLETED, ours(RefundStatus.SUBMITTED, SETTLED)),
                        booking(Status.COMPLETED)))
                .as("the gateway takes its time")
                .isEmpty();
    }

    @Test
    void findsRefundsThatOnlyTheGatewayKnows() {
        GatewayCapture paid = taken(SETTLED, refund("/refund/0", RefundState.SUCCEEDED));
        for (RefundStatus status : List.of(RefundStatus.SUBMITTED, RefundStatus.MANUAL, RefundStatus.FAILED)) {
            assertThat(compare(paid, payment(Status.COMPLETED, ours(status, ON_ITS_WAY)), booking(Status.COMPLETED)))
                    .containsExactly(Kind.REFUND_SUBMITTED);
        }
        assertThat(compare(paid, payment(Status.COMPLETED), booking(Status.COMPLETED)))
                .containsExactly(Kind.UNKNOWN_REFUND);
        assertThat(compare(
                        paid,
                        payment(Status.REFUNDED, ours(RefundStatus.SETTLED_BY_HAND, SETTLED)),
                        booking(Status.REFUNDED)))
                .containsExactly(Kind.PAID_BACK_TWICE);
    }

    @Test
    void findsRefundsThatTheGatewayDoesNotKnow() {
        assertThat(compare(
                        taken(SETTLED),
                        payment(Status.REFUNDED, ours(RefundStatus.SUCCEEDED, SETTLED)),
                        booking(Status.REFUNDED)))
                .containsExactly(Kind.REFUND_MISSING);
    }

    @Test
    void findsRefundsThatTheBookingDoesNotKnow() {
        GatewayCapture paid = taken(SETTLED, refund("/refund/0", RefundState.SUCCEEDED));
        assertThat(compare(
                        paid,
                        payment(Status.REFUNDED, ours(RefundStatus.SUCCEEDED, SETTLED)),
                        booking(Status.COMPLETED)))
                .containsExactly(Kind.REFUND_RECORDED);
        assertThat(compare(
                        paid,
                        payment(Status.REFUNDED, ours(RefundStatus.SUCCEEDED, ON_ITS_WAY)),
                        booking(Status.COMPLETED)))
                .isEmpty();
        PaymentRefund goodwill =
                new PaymentRefund("rfd_goodwill", usd("5.00"), RefundStatus.SUCCEEDED, 0, null, SETTLED, SETTLED);
        assertThat(compare(
                        taken(SETTLED, refund("/rfd_goodwill/0", RefundState.SUCCEEDED)),
                        payment(Status.REFUNDED, goodwill),
                        booking(Status.COMPLETED)))
                .as("goodwill is none of the booking's business")
                .isEmpty();
    }

    @Test
    void tellsOurRefundFromTheGatewaysName() {
        GatewayCapture paid = taken(SETTLED, refund("/refund/0", RefundState.SUCCEEDED));
        PaymentView submitted = payment(Status.COMPLETED, ours(RefundStatus.SUBMITTED, SETTLED));
        PaymentView untold = payment(Status.REFUNDED, ours(RefundStatus.SUCCEEDED, SETTLED));
        PaymentView byHand = payment(Status.REFUNDED, ours(RefundStatus.SETTLED_BY_HAND, SETTLED));
        PaymentView open = payment(Status.COMPLETED, ours(RefundStatus.REQUESTED, SETTLED));

        assertThat(named(paid, submitted)).containsExactly(tuple(Kind.REFUND_SUBMITTED, REFUND, "gw_2"));
        assertThat(named(paid, untold)).containsExactly(tuple(Kind.REFUND_RECORDED, REFUND, "gw_2"));
        assertThat(named(paid, byHand))
                .containsExactly(
                        tuple(Kind.PAID_BACK_TWICE, REFUND, "gw_2"), tuple(Kind.REFUND_RECORDED, REFUND, "gw_2"));
        assertThat(named(taken(SETTLED), open)).containsExactly(tuple(Kind.REFUND_SUBMITTED, REFUND, null));
        assertThat(named(taken(SETTLED), untold)).containsExactly(tuple(Kind.REFUND_MISSING, REFUND, null));
        assertThat(named(paid, payment(Status.COMPLETED))).containsExactly(tuple(Kind.UNKNOWN_REFUND, null, "gw_2"));
        assertThat(named(taken(SETTLED), payment(Status.PENDING)))
                .containsExactly(tuple(Kind.CAPTURE_RECORDED, null, "gw_1"));
    }

    private List<Tuple> named(GatewayCapture capture, PaymentView payment) {
        return comparison.of(List.of(capture), payment, booking(Status.COMPLETED)).stream()
                .map(finding -> tuple(finding.kind(), finding.refundId(), finding.gatewayReference()))
                .toList();
    }

    private List<Kind> compare(GatewayCapture capture, @Nullable PaymentView payment, @Nullable BookingView booking) {
        return comparison.of(List.of(capture), payment, booking).stream()
                .map(Finding::kind)
                .toList();
    }

    static GatewayCapture taken(Instant at, GatewayRefund... refunds) {
        return new GatewayCapture(PAYMENT, "gw_1", PRICE, at, List.of(refunds));
    }

    static GatewayRefund refund(String key, RefundState state) {
        return new GatewayRefund(PAYMENT + key, "gw_2", PRICE, state);
    }

    static PaymentRefund ours(RefundStatus status, Instant at) {
        return new PaymentRefund(REFUND, PRICE, status, 0, null, at, at);
    }

    static PaymentView payment(Status status, PaymentRefund... refunds) {
        Money back = status == Status.REFUNDED ? PRICE : null;
        return new PaymentView(
                PAYMENT, BOOKING, ADA, PRICE, status, null, "card", back, Arrays.asList(refunds), 1, NOW, NOW);
    }

    static BookingView booking(Status payment) {
        return new BookingView(
                BOOKING,
                REFERENCE,
                ADA,
                TripType.ONE_WAY,
                BookingView.Status.CONFIRMED,
                BookingView.Detail.CONFIRMED,
                PRICE,
                null,
                List.of(),
                List.of(),
                ADAS_MAIL,
                List.of(new BookingView.PaymentEntry(PAYMENT, PRICE, payment, null, NOW)),
                null,
                null,
                List.of(),
                3,
                NOW,
                NOW);
    }
}
