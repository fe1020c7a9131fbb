package io.skybound.command.payment.reconciliation;

import static io.skybound.api.example.Example.ADA;
import static io.skybound.api.example.Example.minutesLater;
import static io.skybound.api.example.ExampleBooking.BOOKING;
import static io.skybound.api.example.ExampleBooking.PRICE;
import static io.skybound.api.example.ExamplePayment.PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.skybound.api.booking.BookingAnswer;
import io.skybound.api.booking.BookingCommand.RecordRefund;
import io.skybound.api.booking.BookingQuery.FindBooking;
import io.skybound.api.booking.BookingView;
import io.skybound.api.payment.PaymentAnswer;
import io.skybound.api.payment.PaymentCommand.RepeatCapture;
import io.skybound.api.payment.PaymentCommand.SubmitRefund;
import io.skybound.api.payment.PaymentQuery.FindPayment;
import io.skybound.api.payment.PaymentQuery.FindPayments;
import io.skybound.api.payment.PaymentView;
import io.skybound.api.payment.PaymentView.PaymentRefund;
import io.skybound.api.payment.PaymentView.RefundStatus;
import io.skybound.api.payment.PaymentView.Status;
import io.skybound.api.payment.PaymentsAnswer;
import io.skybound.api.payment.RefundIds;
import io.skybound.command.payment.gateway.GatewayCapture.RefundState;
import io.skybound.command.payment.gateway.OutcomeUnknown;
import io.skybound.command.payment.reconciliation.Finding.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gateway's books hold what they hold, payments are as they are read; the comparison covers the first hour. */
class ReconcilerTest {

    private static final Instant SINCE = minutesLater(0);
    private static final Instant UNTIL = minutesLater(60);

    private final WrittenBooks gateway = new WrittenBooks();
    private final Map<String, PaymentView> payments = new TreeMap<>();
    private @Nullable BookingView booking;
    private final SimpleCommandBus commands = SimpleCommandBus.builder().build();
    private final SimpleQueryBus queries = SimpleQueryBus.builder().build();
    private final Reconciler reconciler = new Reconciler(
            gateway,
            DefaultCommandGateway.builder().commandBus(commands).build(),
            DefaultQueryGateway.builder().queryBus(queries).build(),
            Clock.fixed(UNTIL, ZoneOffset.UTC));

    @BeforeEach
    void readPayments() {
        queries.subscribe(
                FindPayment.class.getName(),
                PaymentAnswer.class,
                query -> new PaymentAnswer(payments.get(((FindPayment) query.getPayload()).paymentId()), true));
        queries.subscribe(FindBooking.class.getName(), BookingAnswer.class, _ -> new BookingAnswer(booking, true));
        queries.subscribe(
                FindPayments.class.getName(),
                PaymentsAnswer.class,
                query -> new PaymentsAnswer(createdFrom(((FindPayments) query.getPayload()).from())));
    }

    private List<PaymentView> createdFrom(Instant from) {
        return payments.values().stream()
                .filter(payment -> !payment.createdAt().isBefore(from))
                .toList();
    }

    @Test
    void goesOnAfterOneThatFails() {
        commands.subscribe(SubmitRefund.class.getName(), _ -> {
            throw new OutcomeUnknown("no answer");
        });
        owesARefund("pay_one");
        gateway.took("pay_one", "gw_1", minutesLater(5));
        gateway.took("pay_two", "gw_2", minutesLater(5));

        assertThat(kinds())
                .containsExactly(tuple(Kind.NOT_COMPARED, "pay_one"), tuple(Kind.UNKNOWN_PAYMENT, "pay_two"));
    }

    @Test
    void tellsABookingThatItsMoneyIsBack() {
        List<Object> sent = new ArrayList<>();
        commands.subscribe(RecordRefund.class.getName(), command -> sent.add(command.getPayload()));
        booking = ComparisonTest.booking(Status.COMPLETED);
        payments.put(
                PAYMENT,
                ComparisonTest.payment(Status.REFUNDED, ComparisonTest.ours(RefundStatus.SUCCEEDED, minutesLater(5))));
        gateway.took(ComparisonTest.taken(minutesLater(5), ComparisonTest.refund("/refund/0", RefundState.SUCCEEDED)));

        assertThat(kinds()).containsExactly(tuple(Kind.REFUND_RECORDED, PAYMENT));
        assertThat(sent).containsExactly(new RecordRefund(BOOKING, PAYMENT, PRICE, UNTIL));
    }

    @Test
    void missesNothingWhereTheGatewaysClockIsBehind() {
        payments.put("pay_one", payment("pay_one", SINCE));
        gateway.took("pay_one", "gw_1", SINCE.minusSeconds(1));

        assertThat(kinds()).isEmpty();
    }

    @Test
    void leavesWhatCameBeforeToTheComparisonBefore() {
        gateway.took("pay_before", "gw_1", SINCE.minusSeconds(1));

        assertThat(kinds()).isEmpty();
        assertThat(reconciler.compare(SINCE, UNTIL).checked()).isZero();
    }

    @Test
    void findsMoneyThatWasTakenAgainByAClockThatIsBehind() {
        payments.put("pay_one", payment("pay_one", minutesLater(5)));
        commands.subscribe(RepeatCapture.class.getName(), _ -> {
            gateway.took("pay_one", "gw_1", minutesLater(5).minusSeconds(1));
            return null;
        });

        assertThat(kinds()).containsExactly(tuple(Kind.CAPTURE_REPEATED, "pay_one"));
    }

    @Test
    void comparesWhatWasTakenTwiceOnce() {
        payments.put("pay_one", payment("pay_one", minutesLater(5)));
        gateway.took("pay_one", "gw_1", minutesLater(5));
        gateway.took("pay_two", "gw_2", minutesLater(6));
        gateway.took("pay_one", "gw_3", minutesLater(50));

        assertThat(kinds())
                .containsExactly(tuple(Kind.CAPTURED_TWICE, "pay_one"), tuple(Kind.UNKNOWN_PAYMENT, "pay_two"));
        assertThat(reconciler.compare(SINCE, UNTIL).checked()).isEqualTo(2);
    }

    private List<Tuple> kinds() {
        return reconciler.compare(SINCE, UNTIL).findings().stream()
                .map(finding -> tuple(finding.kind(), finding.paymentId()))
                .toList();
    }

    private void owesARefund(String id) {
        Instant at = minutesLater(5);
        payments.put(
                id,
                payment(id, at, new PaymentRefund(RefundIds.due(id), PRICE, RefundStatus.REQUESTED, 0, null, at, at)));
    }

    private static PaymentView payment(String id, Instant at, PaymentRefund... refunds) {
        return new PaymentView(
                id, BOOKING, ADA, PRICE, Status.COMPLETED, null, "card", null, List.of(refunds), 1, at, at);
    }
}
