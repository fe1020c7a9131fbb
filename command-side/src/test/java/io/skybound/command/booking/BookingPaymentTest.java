package io.skybound.command.booking;

import static io.skybound.api.example.Example.ADA;
import static io.skybound.api.example.Example.SOMEBODY_ELSE;
import static io.skybound.api.example.Example.minutesLater;
import static io.skybound.api.example.Example.usd;
import static io.skybound.api.example.ExampleBooking.BOOKING;
import static io.skybound.api.example.ExampleBooking.PAYMENT_DUE_BY;
import static io.skybound.api.example.ExampleBooking.PRICE;
import static io.skybound.api.example.ExampleBooking.bookingConfirmed;
import static io.skybound.api.example.ExampleBooking.bookingCreated;
import static io.skybound.api.example.ExampleBooking.bookingExpired;
import static io.skybound.api.example.ExampleBooking.bookingHeld;
import static io.skybound.api.example.ExampleBooking.bookingRefundFailed;
import static io.skybound.api.example.ExampleBooking.bookingRefunded;
import static io.skybound.api.example.ExampleBooking.bookingRejected;
import static io.skybound.api.example.ExampleBooking.bookingRevoked;
import static io.skybound.api.example.ExampleBooking.paidBookingCancelled;
import static io.skybound.api.example.ExampleBooking.paymentAttemptFailed;
import static io.skybound.api.example.ExampleBooking.paymentStarted;
import static io.skybound.api.example.ExampleBooking.unpaidBookingCancelled;
import static io.skybound.api.example.ExamplePayment.PAYMENT;
import static io.skybound.api.example.ExamplePayment.requestPayment;
import static io.skybound.command.Refusing.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.booking.BookingCommand.ConfirmBooking;
import io.skybound.api.booking.BookingCommand.RecordPaymentFailure;
import io.skybound.api.booking.BookingCommand.RecordRefund;
import io.skybound.api.booking.BookingCommand.RecordRefundFailure;
import io.skybound.api.booking.BookingCommand.RequestPayment;
import io.skybound.api.booking.BookingCommand.RevokeBooking;
import io.skybound.api.booking.BookingEvent.PaymentStarted;
import io.skybound.api.booking.BookingRefusal.AlreadyPaid;
import io.skybound.api.booking.BookingRefusal.AmountMismatch;
import io.skybound.api.booking.BookingRefusal.BookingIsClosed;
import io.skybound.api.booking.BookingRefusal.BookingNotFound;
import io.skybound.api.booking.BookingRefusal.HoldExpired;
import io.skybound.api.booking.BookingRefusal.NotHeldYet;
import io.skybound.api.booking.BookingRefusal.PaymentInProgress;
import java.time.Instant;
import java.util.Arrays;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Ada pays for her booking, or tries to, and gets her money back. */
class BookingPaymentTest {

    private static final String SECOND_PAYMENT = "pay_second";

    private final RecordedPayments payments = new RecordedPayments();
    private final AggregateTestFixture<Booking> booking = new AggregateTestFixture<>(Booking.class);

    BookingPaymentTest() {
        booking.registerInjectableResource(payments);
    }

    @Nested
    class RequestPaymentTest {

        @Test
        void recordsTheAttemptAndOpensThePayment() {
            booking.given(bookingCreated(), bookingHeld())
                    .when(requestPayment())
                    .expectEvents(paymentStarted())
                    .expectResultMessagePayload(2L);

            assertThat(payments.opened).containsExactly(requestPayment());
        }

        @Test
        void takesAnotherAttemptAfterOneThatFailed() {
            booking.given(bookingCreated(), bookingHeld(), paymentStarted(), paymentAttemptFailed())
                    .when(pay(SECOND_PAYMENT, ADA, PRICE, minutesLater(4)))
                    .expectEvents(new PaymentStarted(BOOKING, SECOND_PAYMENT, PRICE, minutesLater(4)));
        }

        @Test
        void takesAPaymentInTheLastMoment() {
            booking.given(bookingCreated(), bookingHeld())
                    .when(pay(PAYMENT, ADA, PRICE, PAYMENT_DUE_BY))
                    .expectEvents(new PaymentStarted(BOOKING, PAYMENT, PRICE, PAYMENT_DUE_BY));
        }

        @Test
        void refusesAfterTheLastMoment() {
            booking.given(bookingCreated(), bookingHeld())
                    .when(pay(PAYMENT, ADA, PRICE, PAYMENT_DUE_BY.plusMillis(1)))
                    .expectException(refusal(new HoldExpired()))
                    .expectNoEvents();

            assertThat(payments.opened).isEmpty();
        }

        @Test
        void refusesOnceTheHoldExpired() {
            booking.given(bookingCreated(), bookingHeld(), bookingExpired())
                    .when(requestPayment())
                    .expectException(refusal(new HoldExpired()))
                    .expectNoEvents();
        }

        @Test
        void refusesBeforeTheSeatsAreHeld() {
            booking.given(bookingCreated())
                    .when(requestPayment())
                    .expectException(refusal(new NotHeldYet()))
                    .expectNoEvents();
        }

        @Test
        void refusesASecondPaymentWhileOneIsOnItsWay() {
            booking.given(bookingCreated(), bookingHeld(), paymentStarted())
                    .when(pay(SECOND_PAYMENT, ADA, PRICE, minutesLater(3)))
                    .expectException(refusal(new PaymentInProgress()))
                    .expectNoEvents();

            assertThat(payments.opened).isEmpty();
        }

        @Test
        void refusesAnyAmountButThePrice() {
            booking.given(bookingCreated(), bookingHeld())
                    .when(pay(PAYMENT, ADA, usd("199.89"), minutesLater(2)))
                    .expectException(refusal(new AmountMismatch(PRICE)))
                    .expectNoEvents();
        }

        @Test
        void refusesAnotherCurrency() {
            booking.given(bookingCreated(), bookingHeld())
                    .when(pay(PAYMENT, ADA, Money.of(CurrencyUnit.EUR, PRICE.getAmount()), minutesLater(2)))
                    .expectException(refusal(new AmountMismatch(PRICE)))
                    .expectNoEvents();
        }

        @Test
        void refusesSomebodyElse() {
            booking.given(bookingCreated(), bookingHeld())
                    .when(pay(PAYMENT, SOMEBODY_ELSE, PRICE, minutesLater(2)))
                    .expectException(refusal(new BookingNotFound()))
                    .expectNoEvents();
        }

        @Test
        void refusesASecondPaymentOncePaid() {
            booking.given(bookingCreated(), bookingHeld(), paymentStarted(), bookingConfirmed())
                    .when(pay(SECOND_PAYMENT, ADA, PRICE, minutesLater(4)))
                    .expectException(refusal(new AlreadyPaid()))
                    .expectNoEvents();
        }

        @Test
        void refusesOnceCancelled() {
            booking.given(bookingCreated(), bookingHeld(), unpaidBookingCancelled())
                    .when(requestPayment())
                    .expectException(refusal(new BookingIsClosed()))
                    .expectNoEvents();
        }

        @Test
        void refusesOnceRejected() {
            booking.given(bookingCreated(), bookingRejected())
                    .when(requestPayment())
                    .expectException(refusal(new BookingIsClosed()))
                    .expectNoEvents();
        }

        @Test
        void staysQuietOnARepeatedRequestWhateverBecameOfIt() {
            booking.given(bookingCreated(), bookingHeld(), paymentStarted(), paymentAttemptFailed(), bookingExpired())
                    .when(requestPayment())
                    .expectNoEvents()
                    .expectResultMessagePayload(4L);

            assertThat(payments.opened).isEmpty();
        }

        private RequestPayment pay(String paymentId, String userId, Money amount, Instant at) {
            return new RequestPayment(BOOKING, paymentId, userId, amount, "card", "tok_visa", at);
        }
    }

    @Nested
    class RecordPaymentFailureTest {

        private final RecordPaymentFailure failure =
                new RecordPaymentFailure(BOOKING, PAYMENT, "card_declined", minutesLater(3));

        @Test
        void recordsThatTheAttemptFailed() {
            booking.given(bookingCreated(), bookingHeld(), paymentStarted())
                    .when(failure)
                    .expectEvents(paymentAttemptFailed());
        }

        @Test
        void recordsItAlsoAfterTheHoldExpired() {
            booking.given(bookingCreated(), bookingHeld(), paymentStarted(), bookingExpired())
                    .when(failure)
                    .expectEvents(paymentAttemptFailed());
        }

        @Test
        void staysQuietOnARepeatedFailure() {
            booking.given(bookingCreated(), bookingHeld(), paymentStarted(), paymentAttemptFailed())
                    .when(failure)
                    .expectNoEvents();
        }

        @Test
        void staysQuietWhenAnotherAttemptIsOnItsWay() {
            booking.given(
                            bookingCreated(),
                            bookingHeld(),
                            paymentStarted(),
                            paymentAttemptFailed(),
                            new PaymentStarted(BOOKING, SECOND_PAYMENT, PRICE, minutesLater(4)))
                    .when(failure)
                    .expectNoEvents();
        }
    }

    @Nested
    class ConfirmBookingTest {

        private final ConfirmBooking confirm = new ConfirmBooking(BOOKING, PAYMENT, PRICE, minutesLater(3));

        @Test
        void recordsThatItIsPaid() {
            booking.given(bookingCreated(), bookingHeld(), paymentStarted())
                    .when(confirm)
                    .expectEvents(bookingConfirmed())
                    .expectResultMessagePayload(3L);
        }

        @Test
        void refusesAPaymentThatComesAfterTheHoldExpired() {
            booking.given(bookingCreated(), bookingHeld(), paymentStarted(), bookingExpired())
                    .when(confirm)
                    .expectException(refusal(new HoldExpired()))
                    .expectNoEvents();
        }

        @Test
        void refusesAPaymentThatComesAfterTheBookingWasCancelled() {
            booking.given(bookingCreated(), bookingHeld(), paymentStarted(), unpaidBookingCancelled())
                    .when(confirm)
                    .expectException(refusal(new BookingIsClosed()))
                    .expectNoEvents();
        }

        @Test
        void refusesASecondPayment() {
            booking.given(bookingCreated(), bookingHeld(), paymentStarted(), bookingConfirmed())
                    .when(new ConfirmBooking(BOOKING, SECOND_PAYMENT, PRICE, minutesLater(4)))
                    .expectException(refusal(new AlreadyPaid()))
                    .expectNoEvents();
        }

        @Test
        void staysQuietOnARepeatedConfirmation() {
            booking.given(bookingCreated(), bookingHeld(), paymentStarted(), bookingConfirmed())
                    .when(confirm)
                    .expectNoEvents()
                    .expectResultMessagePayload(3L);
        }

        @Test
        void staysQuietOnARepeatedConfirmationThatComesAfterTheCancellation() {
            booking.given(bookingCreated(), bookingHeld(), paymentStarted(), bookingConfirmed(), paidBookingCancelled())
                    .when(confirm)
                    .expectNoEvents()
                    .expectResultMessagePayload(4L);
        }
    }

    @Nested
    class RevokeBookingTest {

        private final RevokeBooking revoke = new RevokeBooking(BOOKING, PAYMENT, minutesLater(70));

        @Test
        void takesBackWhatNobodyHasPaidFor() {
            booking.given(confirmed()).when(revoke).expectEvents(bookingRevoked());
        }

        @Test
        void owesNothingMoreForOneThatWasCancelled() {
            booking.given(cancelled()).when(revoke).expectEvents(bookingRevoked());
        }

        @Test
        void refusesThePaymentThatTurnsUpAfterAll() {
            booking.given(and(confirmed(), bookingRevoked()))
                    .when(new ConfirmBooking(BOOKING, PAYMENT, PRICE, minutesLater(80)))
                    .expectException(refusal(new BookingIsClosed()));
        }

        @Test
        void staysQuietWhereAnotherPaymentConfirmedItOrTheMoneyIsBack() {
            booking.given(confirmed())
                    .when(new RevokeBooking(BOOKING, "pay_other", minutesLater(70)))
                    .expectNoEvents();
            booking.given(and(cancelled(), bookingRefunded(usd("114.93"))))
                    .when(revoke)
                    .expectNoEvents();
            booking.given(and(confirmed(), bookingRevoked())).when(revoke).expectNoEvents();
        }
    }

    @Nested
    class RefundTest {

        private final RecordRefund refund = new RecordRefund(BOOKING, PAYMENT, usd("114.93"), minutesLater(30));
        private final RecordRefundFailure failure =
                new RecordRefundFailure(BOOKING, PAYMENT, usd("114.93"), "account_closed", minutesLater(30));

        @Test
        void recordsThatTheMoneyIsBack() {
            booking.given(cancelled()).when(refund).expectEvents(bookingRefunded(usd("114.93")));
        }

        @Test
        void recordsThatALatePaymentIsBack() {
            booking.given(bookingCreated(), bookingHeld(), paymentStarted(), bookingExpired())
                    .when(new RecordRefund(BOOKING, PAYMENT, PRICE, minutesLater(30)))
                    .expectEvents(bookingRefunded(PRICE));
        }

        @Test
        void staysQuietOnARepeatedRefund() {
            booking.given(and(cancelled(), bookingRefunded(usd("114.93"))))
                    .when(refund)
                    .expectNoEvents();
        }

        @Test
        void recordsThatTheGatewayRefusesForGood() {
            booking.given(cancelled()).when(failure).expectEvents(bookingRefundFailed(usd("114.93")));
        }

        @Test
        void staysQuietOnARepeatedFailureToRefund() {
            booking.given(and(cancelled(), bookingRefundFailed(usd("114.93"))))
                    .when(failure)
                    .expectNoEvents();
        }

        @Test
        void staysQuietOnAFailureThatComesAfterTheRefund() {
            booking.given(and(cancelled(), bookingRefunded(usd("114.93"))))
                    .when(failure)
                    .expectNoEvents();
        }

        @Test
        void recordsARefundThatWorkedOutAfterAll() {
            booking.given(and(cancelled(), bookingRefundFailed(usd("114.93"))))
                    .when(refund)
                    .expectEvents(bookingRefunded(usd("114.93")));
        }
    }

    private static Object[] confirmed() {
        return new Object[] {bookingCreated(), bookingHeld(), paymentStarted(), bookingConfirmed()};
    }

    private static Object[] cancelled() {
        return and(confirmed(), paidBookingCancelled());
    }

    private static Object[] and(Object[] history, Object event) {
        Object[] longer = Arrays.copyOf(history, history.length + 1);
        longer[history.length] = event;
        return longer;
    }
}
