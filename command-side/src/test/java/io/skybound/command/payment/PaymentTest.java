package io.skybound.command.payment;

import static io.skybound.api.example.Example.minutesLater;
import static io.skybound.api.example.Example.usd;
import static io.skybound.api.example.ExampleBooking.BOOKING;
import static io.skybound.api.example.ExampleBooking.PRICE;
import static io.skybound.api.example.ExamplePayment.GOODWILL;
import static io.skybound.api.example.ExamplePayment.PAYMENT;
import static io.skybound.api.example.ExamplePayment.REFUND;
import static io.skybound.api.example.ExamplePayment.TOKEN;
import static io.skybound.api.example.ExamplePayment.captureMissed;
import static io.skybound.api.example.ExamplePayment.captureRepeated;
import static io.skybound.api.example.ExamplePayment.captureWrittenOff;
import static io.skybound.api.example.ExamplePayment.goodwillRequested;
import static io.skybound.api.example.ExamplePayment.paymentCaptured;
import static io.skybound.api.example.ExamplePayment.paymentFailed;
import static io.skybound.api.example.ExamplePayment.paymentRefunded;
import static io.skybound.api.example.ExamplePayment.paymentRequested;
import static io.skybound.api.example.ExamplePayment.refundCovered;
import static io.skybound.api.example.ExamplePayment.refundFailed;
import static io.skybound.api.example.ExamplePayment.refundHandedOver;
import static io.skybound.api.example.ExamplePayment.refundRequested;
import static io.skybound.api.example.ExamplePayment.refundSettledByHand;
import static io.skybound.api.example.ExamplePayment.refundSubmitted;
import static io.skybound.command.Refusing.refusal;
import static io.skybound.command.Snapshots.assertSurvives;
import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.payment.PaymentCommand.CapturePayment;
import io.skybound.api.payment.PaymentCommand.RecordCapture;
import io.skybound.api.payment.PaymentCommand.RefundPayment;
import io.skybound.api.payment.PaymentCommand.RepeatCapture;
import io.skybound.api.payment.PaymentCommand.RequestRefund;
import io.skybound.api.payment.PaymentCommand.SettleRefund;
import io.skybound.api.payment.PaymentCommand.SubmitRefund;
import io.skybound.api.payment.PaymentCommand.WriteOffCapture;
import io.skybound.api.payment.PaymentEvent.CaptureMissed;
import io.skybound.api.payment.PaymentEvent.CaptureRepeated;
import io.skybound.api.payment.PaymentEvent.PaymentFailed;
import io.skybound.api.payment.PaymentEvent.PaymentRefunded;
import io.skybound.api.payment.PaymentEvent.RefundFailed;
import io.skybound.api.payment.PaymentEvent.RefundSubmitted;
import io.skybound.api.payment.PaymentRefusal.CaptureDiffers;
import io.skybound.api.payment.PaymentRefusal.NothingToRefund;
import io.skybound.api.payment.PaymentRefusal.RefundExceedsPayment;
import io.skybound.api.payment.PaymentRefusal.RefundNotFound;
import io.skybound.api.payment.PaymentRefusal.RefundUnderWay;
import io.skybound.command.payment.gateway.CaptureOutcome.Captured;
import io.skybound.command.payment.gateway.CaptureOutcome.Declined;
import io.skybound.command.payment.gateway.GatewayCapture.RefundState;
import io.skybound.command.payment.gateway.OutcomeUnknown;
import io.skybound.command.payment.gateway.RefundOutcome.RefundPending;
import io.skybound.command.payment.gateway.RefundOutcome.RefundRefused;
import io.skybound.command.payment.gateway.RefundOutcome.Refunded;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.joda.money.Money;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Ada's 199.90 USD go to the gateway, and may come back. */
class PaymentTest {

    private final ScriptedGateway gateway = new ScriptedGateway();
    private final AggregateTestFixture<Payment> payment = new AggregateTestFixture<>(Payment.class);

    PaymentTest() {
        payment.registerInjectableResource(gateway);
    }

    @Nested
    class CapturePaymentTest {

        private final CapturePayment capture = new CapturePayment(PAYMENT, minutesLater(3));

        @Test
        void recordsThatTheGatewayHasTheMoney() {
            gateway.onCapture = new Captured("gw_1");

            payment.given(paymentRequested())
                    .when(capture)
                    .expectEvents(paymentCaptured())
                    .expectResultMessagePayload(1L);

            assertThat(gateway.asked).containsExactly("capture pay_ada USD 199.90 tok_visa");
        }

        @Test
        void recordsThatTheGatewayRefuses() {
            gateway.onCapture = new Declined("card_declined");

            payment.given(paymentRequested())
                    .when(capture)
                    .expectEvents(paymentFailed())
                    .expectResultMessagePayload(1L);
        }

        @Test
        void recordsNothingWhenTheOutcomeIsUnknown() {
            payment.given(paymentRequested())
                    .when(capture)
                    .expectException(OutcomeUnknown.class)
                    .expectNoEvents();
        }

        @Test
        void asksAgainWithTheSameKeyWhenTheOutcomeWasUnknown() {
            payment.given(paymentRequested()).when(capture).expectException(OutcomeUnknown.class);
            payment.given(paymentRequested()).when(capture).expectException(OutcomeUnknown.class);

            assertThat(gateway.asked).hasSize(2).containsOnly("capture pay_ada USD 199.90 tok_visa");
        }

        /** Or a gateway that has forgotten the key would take the money twice; what it has taken, its books tell. */
        @Test
        void givesUpWhereTheKeyMayBeForgotten() {
            Instant tooLate = minutesLater(2 + 20 * 60 + 1);
            payment.given(paymentRequested())
                    .when(new CapturePayment(PAYMENT, tooLate))
                    .expectEvents(new PaymentFailed(PAYMENT, BOOKING, "not_taken_in_time", tooLate));
            assertThat(gateway.asked).isEmpty();
            payment.given(paymentRequested())
                    .when(new CapturePayment(PAYMENT, minutesLater(2 + 20 * 60)))
                    .expectException(OutcomeUnknown.class);
        }

        @Test
        void staysQuietOnceCaptured() {
            payment.given(paymentRequested(), paymentCaptured())
                    .when(capture)
                    .expectNoEvents()
                    .expectResultMessagePayload(1L);

            assertThat(gateway.asked).isEmpty();
        }

        @Test
        void staysQuietOnceFailed() {
            payment.given(paymentRequested(), paymentFailed()).when(capture).expectNoEvents();

            assertThat(gateway.asked).isEmpty();
        }

        @Test
        void staysQuietOnceRefunded() {
            payment.given(paymentRequested(), paymentCaptured(), paymentRefunded(PRICE))
                    .when(capture)
                    .expectNoEvents();

            assertThat(gateway.asked).isEmpty();
        }
    }

    @Test
    void comesBackWholeFromASnapshot() {
        gateway.onRefund = new Refunded("gw_2");

        payment.given(paymentRequested(), paymentCaptured(), refundFailed(PRICE, 1))
                .when(new RefundPayment(PAYMENT, PRICE, minutesLater(30)))
                .expectState(state -> assertSurvives(state, TOKEN));
    }

    @Nested
    class RecordCaptureTest {

        private final RecordCapture record = new RecordCapture(PAYMENT, PRICE, "gw_1", minutesLater(3));

        @Test
        void believesTheGatewaysBooks() {
            payment.given(paymentRequested()).when(record).expectEvents(paymentCaptured());
            payment.given(paymentRequested(), paymentFailed()).when(record).expectEvents(paymentCaptured());
        }

        @Test
        void staysQuietAboutWhatItKnows() {
            payment.given(paymentRequested(), paymentCaptured()).when(record).expectNoEvents();
        }

        @Test
        void refusesAnotherAmount() {
            payment.given(paymentRequested())
                    .when(new RecordCapture(PAYMENT, usd("199.91"), "gw_1", minutesLater(3)))
                    .expectException(refusal(new CaptureDiffers()))
                    .expectNoEvents();
        }
    }

    @Nested
    class WriteOffCaptureTest {

        private final WriteOffCapture writeOff = new WriteOffCapture(PAYMENT, 1, minutesLater(70));

        @Test
        void givesUpWhatTheGatewayHasNot() {
            payment.given(paymentRequested(), paymentCaptured(), captureMissed("card_declined", 1))
                    .when(writeOff)
                    .expectEvents(captureWrittenOff());
            assertThat(gateway.asked).isEmpty();
        }

        @Test
        void staysQuietWhereItComesTooLate() {
            payment.given(paymentRequested(), paymentCaptured()).when(writeOff).expectNoEvents();
            payment.given(
                            paymentRequested(),
                            paymentCaptured(),
                            captureMissed("card_declined", 1),
                            captureMissed("card_declined", 2))
                    .when(writeOff)
                    .expectNoEvents();
            payment.given(paymentRequested(), paymentCaptured(), captureMissed("card_declined", 1), captureRepeated())
                    .when(writeOff)
                    .expectNoEvents();
            payment.given(
                            paymentRequested(),
                            paymentCaptured(),
                            captureMissed("card_declined", 1),
                            refundRequested(PRICE))
                    .when(writeOff)
                    .expectNoEvents();
            payment.given(paymentRequested(), paymentCaptured(), captureMissed("card_declined", 1), captureWrittenOff())
                    .when(writeOff)
                    .expectNoEvents();
        }

        @Test
        void hasNothingThatCouldGoBackUntilTheGatewayHasItAfterAll() {
            payment.given(paymentRequested(), paymentCaptured(), captureMissed("card_declined", 1), captureWrittenOff())
                    .when(new RefundPayment(PAYMENT, PRICE, minutesLater(80)))
                    .expectException(refusal(new NothingToRefund()));
            payment.given(paymentRequested(), paymentCaptured(), captureMissed("card_declined", 1), captureWrittenOff())
                    .when(new RecordCapture(PAYMENT, PRICE, "gw_1", minutesLater(3)))
                    .expectEvents(paymentCaptured());
        }
    }

    @Nested
    class RepeatCaptureTest {

        private final RepeatCapture repeat = new RepeatCapture(PAYMENT, 0, minutesLater(60));

        @Test
        void asksTheGatewayAgainWithTheSameKey() {
            gateway.onCapture = new Captured("gw_3");
            payment.given(paymentRequested(), paymentCaptured()).when(repeat).expectEvents(captureRepeated());
            assertThat(gateway.asked).containsExactly("capture " + PAYMENT + " " + PRICE + " " + TOKEN);
        }

        @Test
        void leavesToAPersonWhatTheGatewayDoesNotTakeAgain() {
            gateway.onCapture = new Declined("card_declined");
            payment.given(paymentRequested(), paymentCaptured())
                    .when(repeat)
                    .expectEvents(captureMissed("card_declined", 1));
            gateway.onCapture = new Captured("gw_1");
            payment.given(paymentRequested(), paymentCaptured())
                    .when(repeat)
                    .expectEvents(captureMissed("not_in_books", 1));
        }

        @Test
        void asksNobodyWhereTheKeyMayBeForgotten() {
            payment.given(paymentRequested(), paymentCaptured())
                    .when(new RepeatCapture(PAYMENT, 0, minutesLater(3 + 20 * 60 + 1)))
                    .expectEvents(new CaptureMissed(PAYMENT, BOOKING, "key_too_old", 1, minutesLater(3 + 20 * 60 + 1)));
            assertThat(gateway.asked).isEmpty();
        }

        @Test
        void staysQuietWhereItComesTooLate() {
            payment.given(paymentRequested()).when(repeat).expectNoEvents();
            payment.given(paymentRequested(), paymentCaptured(), captureMissed("card_declined", 1))
                    .when(repeat)
                    .expectNoEvents();
            payment.given(paymentRequested(), paymentCaptured(), refundRequested(PRICE))
                    .when(repeat)
                    .expectNoEvents();
            assertThat(gateway.asked).isEmpty();
        }

        @Test
        void asksAgainWhenItIsLostOnceMore() {
            gateway.onCapture = new Captured("gw_4");
            payment.given(paymentRequested(), paymentCaptured(), captureMissed("card_declined", 1), captureRepeated())
                    .when(repeat)
                    .expectEvents(new CaptureRepeated(PAYMENT, BOOKING, "gw_4", minutesLater(60)));
        }

        @Test
        void paysBackWhatWasTakenAgain() {
            gateway.onRefund = new Refunded("gw_2");
            payment.given(paymentRequested(), paymentCaptured(), captureRepeated(), refundRequested(PRICE))
                    .when(new SubmitRefund(PAYMENT, REFUND, minutesLater(30)))
                    .expectEvents(paymentRefunded(PRICE));
            assertThat(gateway.asked).allMatch(asked -> asked.contains(" gw_3 "));
        }
    }

    @Nested
    class RefundPaymentTest {

        @Test
        void owesWhatTheBookingSays() {
            payment.given(paymentRequested(), paymentCaptured())
                    .when(refund(usd("114.93")))
                    .expectEvents(refundRequested(usd("114.93")))
                    .expectResultMessagePayload(2L);

            assertThat(gateway.asked).as("asked only once it is stored").isEmpty();
        }

        @Test
        void owesAllThatWasCaptured() {
            payment.given(paymentRequested(), paymentCaptured())
                    .when(refund(PRICE))
                    .expectEvents(refundRequested(PRICE));
        }

        @Test
        void countsGoodwillAgainstIt() {
            payment.given(paymentRequested(), paymentCaptured(), goodwillRequested(usd("20.00")))
                    .when(refund(PRICE))
                    .expectEvents(refundRequested(usd("179.90")));
        }

        @Test
        void owesNothingMoreWhereAllIsGivenAlready() {
            payment.given(paymentRequested(), paymentCaptured(), goodwillRequested(PRICE))
                    .when(refund(usd("114.93")))
                    .expectEvents(refundCovered(usd("114.93")));
            payment.given(paymentRequested(), paymentCaptured(), goodwillRequested(PRICE), refundCovered(usd("114.93")))
                    .when(refund(usd("114.93")))
                    .expectNoEvents();

            assertThat(gateway.asked).isEmpty();
        }

        @Test
        void refusesToPayBackMoreThanWasCaptured() {
            payment.given(paymentRequested(), paymentCaptured())
                    .when(refund(usd("199.91")))
                    .expectException(refusal(new RefundExceedsPayment()))
                    .expectNoEvents();
        }

        @Test
        void refusesBeforeAnythingWasCaptured() {
            payment.given(paymentRequested())
                    .when(refund(PRICE))
                    .expectException(refusal(new NothingToRefund()))
                    .expectNoEvents();
        }

        @Test
        void refusesAPaymentThatFailed() {
            payment.given(paymentRequested(), paymentFailed())
                    .when(refund(PRICE))
                    .expectException(refusal(new NothingToRefund()))
                    .expectNoEvents();
        }

        @Test
        void staysQuietOncePaidBack() {
            payment.given(
                            paymentRequested(),
                            paymentCaptured(),
                            refundRequested(usd("114.93")),
                            paymentRefunded(usd("114.93")))
                    .when(refund(usd("114.93")))
                    .expectNoEvents()
                    .expectResultMessagePayload(3L);

            assertThat(gateway.asked).isEmpty();
        }

        /** As it was stored, and is kept in the database, by versions before refunds were requested first. */
        @Test
        void goesOnWithARefundFromBeforeRefundsHadNames() {
            gateway.onRefund = new Refunded("gw_2");

            payment.given(paymentRequested(), paymentCaptured(), refundFailed(PRICE, 1))
                    .when(refund(PRICE))
                    .expectEvents(paymentRefunded(PRICE));

            assertThat(gateway.asked).containsExactly("refund pay_ada/refund/1 gw_1 USD 199.90");
        }

        private RefundPayment refund(Money amount) {
            return new RefundPayment(PAYMENT, amount, minutesLater(30));
        }
    }

    @Nested
    class RequestRefundTest {

        @Test
        void promisesAPart() {
            payment.given(paymentRequested(), paymentCaptured())
                    .when(request(GOODWILL, usd("20.00")))
                    .expectEvents(goodwillRequested(usd("20.00")))
                    .expectResultMessagePayload(2L);
        }

        @Test
        void staysQuietOnARepetition() {
            payment.given(paymentRequested(), paymentCaptured(), goodwillRequested(usd("20.00")))
                    .when(request(GOODWILL, usd("20.00")))
                    .expectNoEvents()
                    .expectResultMessagePayload(2L);
        }

        @Test
        void promisesTheLastCentAndNoneMore() {
            payment.given(paymentRequested(), paymentCaptured(), refundRequested(usd("114.93")))
                    .when(request("rfd_last", usd("84.97")))
                    .expectSuccessfulHandlerExecution();
            payment.given(paymentRequested(), paymentCaptured(), refundRequested(usd("114.93")))
                    .when(request("rfd_last", usd("84.98")))
                    .expectException(refusal(new RefundExceedsPayment()))
                    .expectNoEvents();
        }

        @Test
        void countsWhatTheGatewayHasRefusedToo() {
            payment.given(
                            paymentRequested(),
                            paymentCaptured(),
                            refundRequested(usd("114.93")),
                            refundHandedOver(usd("114.93"), 3))
                    .when(request("rfd_last", usd("84.98")))
                    .expectException(refusal(new RefundExceedsPayment()))
                    .expectNoEvents();
        }

        @Test
        void refusesOtherMoney() {
            payment.given(paymentRequested(), paymentCaptured())
                    .when(request(GOODWILL, Money.parse("EUR 1.00")))
                    .expectException(refusal(new RefundExceedsPayment()))
                    .expectNoEvents();
        }

        @Test
        void refusesBeforeAnythingWasCaptured() {
            payment.given(paymentRequested())
                    .when(request(GOODWILL, usd("20.00")))
                    .expectException(refusal(new NothingToRefund()))
                    .expectNoEvents();
        }

        private RequestRefund request(String refundId, Money amount) {
            return new RequestRefund(PAYMENT, refundId, amount, "cold coffee for Ada", minutesLater(30));
        }
    }

    @Nested
    class SubmitRefundTest {

        private final SubmitRefund submit = new SubmitRefund(PAYMENT, REFUND, minutesLater(30));

        @Test
        void recordsThatTheGatewayPaidBack() {
            gateway.onRefund = new Refunded("gw_2");

            payment.given(paymentRequested(), paymentCaptured(), refundRequested(usd("114.93")))
                    .when(submit)
                    .expectEvents(paymentRefunded(usd("114.93")))
                    .expectResultMessagePayload(3L);

            assertThat(gateway.asked).containsExactly("refund pay_ada/refund/0 gw_1 USD 114.93");
        }

        @Test
        void hasAKeyOfItsOwnForEachRefund() {
            gateway.onRefund = new Refunded("gw_2");

            payment.given(paymentRequested(), paymentCaptured(), goodwillRequested(usd("20.00")))
                    .when(new SubmitRefund(PAYMENT, GOODWILL, minutesLater(30)))
                    .expectSuccessfulHandlerExecution();

            assertThat(gateway.asked).containsExactly("refund pay_ada/rfd_goodwill/0 gw_1 USD 20.00");
        }

        @Test
        void recordsThatTheGatewayHasTakenItInAndAsksWhatBecameOfIt() {
            gateway.onRefund = new RefundPending("gw_2");
            payment.given(paymentRequested(), paymentCaptured(), refundRequested(PRICE))
                    .when(submit)
                    .expectEvents(refundSubmitted(PRICE));
            payment.given(paymentRequested(), paymentCaptured(), refundRequested(PRICE), refundSubmitted(PRICE))
                    .when(submit)
                    .expectNoEvents();
            gateway.onRefund = new Refunded("gw_2");
            payment.given(paymentRequested(), paymentCaptured(), refundRequested(PRICE), refundSubmitted(PRICE))
                    .when(submit)
                    .expectEvents(paymentRefunded(PRICE));

            assertThat(gateway.asked)
                    .containsExactly("refund pay_ada/refund/0 gw_1 USD 199.90", "outcome of gw_2", "outcome of gw_2");
        }

        @Test
        void recordsThatAPendingOneFailedAfterAllAndSubmitsItAgainWithANewKey() {
            gateway.onRefund = new RefundRefused("account_closed");
            payment.given(paymentRequested(), paymentCaptured(), refundRequested(PRICE), refundSubmitted(PRICE))
                    .when(submit)
                    .expectEvents(refundFailed(PRICE, 1));
            payment.given(
                            paymentRequested(),
                            paymentCaptured(),
                            refundRequested(PRICE),
                            refundSubmitted(PRICE),
                            refundFailed(PRICE, 1))
                    .when(submit)
                    .expectEvents(refundFailed(PRICE, 2));

            assertThat(gateway.asked).containsExactly("outcome of gw_2", "refund pay_ada/refund/1 gw_1 USD 199.90");
        }

        @Test
        void handsItOverWhenTheGatewayHasRefusedTooOften() {
            gateway.onRefund = new RefundRefused("account_closed");
            payment.given(paymentRequested(), paymentCaptured(), refundRequested(PRICE), refundFailed(PRICE, 2))
                    .when(submit)
                    .expectEvents(refundHandedOver(PRICE, 3));
            payment.given(paymentRequested(), paymentCaptured(), refundRequested(PRICE), refundHandedOver(PRICE, 3))
                    .when(submit)
                    .expectEvents(refundHandedOver(PRICE, 4));

            assertThat(gateway.asked.getLast()).isEqualTo("refund pay_ada/refund/3 gw_1 USD 199.90");
        }

        @Test
        void recordsNothingWhenTheOutcomeIsUnknownAndAsksAgainWithTheSameKey() {
            for (int i = 0; i < 2; i++) {
                payment.given(paymentRequested(), paymentCaptured(), refundRequested(PRICE))
                        .when(submit)
                        .expectException(OutcomeUnknown.class)
                        .expectNoEvents();
            }

            assertThat(gateway.asked).hasSize(2).containsOnly("refund pay_ada/refund/0 gw_1 USD 199.90");
        }

        /** Or a gateway that has forgotten the key would pay twice. */
        @Test
        void looksIntoTheBooksWhereTheKeyMayBeForgotten() {
            Instant late = minutesLater(30 + 20 * 60 + 1);
            gateway.hasPaidBack("pay_ada/refund/0", "gw_2", RefundState.SUCCEEDED);
            payment.given(paymentRequested(), paymentCaptured(), refundRequested(PRICE))
                    .when(new SubmitRefund(PAYMENT, REFUND, late))
                    .expectEvents(new PaymentRefunded(PAYMENT, BOOKING, REFUND, PRICE, "gw_2", late));
            gateway.hasPaidBack("pay_ada/refund/0", "gw_2", RefundState.PENDING);
            payment.given(paymentRequested(), paymentCaptured(), refundRequested(PRICE))
                    .when(new SubmitRefund(PAYMENT, REFUND, late))
                    .expectEvents(new RefundSubmitted(PAYMENT, BOOKING, REFUND, PRICE, "gw_2", late));
            gateway.hasPaidBack("pay_ada/refund/0", "gw_2", RefundState.FAILED);
            payment.given(paymentRequested(), paymentCaptured(), refundRequested(PRICE))
                    .when(new SubmitRefund(PAYMENT, REFUND, late))
                    .expectEvents(new RefundFailed(PAYMENT, BOOKING, REFUND, PRICE, "refund_refused", 1, late));

            assertThat(gateway.asked).containsOnly("books on gw_1");
        }

        @Test
        void asksAfterAllWhereTheBooksHaveNothingUnderTheKey() {
            Instant late = minutesLater(30 + 20 * 60 + 1);
            gateway.onRefund = new Refunded("gw_5");
            gateway.hasPaidBack("pay_ada/refund/0", "gw_2", RefundState.FAILED);
            payment.given(paymentRequested(), paymentCaptured(), refundRequested(PRICE), refundFailed(PRICE, 1))
                    .when(new SubmitRefund(PAYMENT, REFUND, late))
                    .expectEvents(new PaymentRefunded(PAYMENT, BOOKING, REFUND, PRICE, "gw_5", late));
            payment.given(paymentRequested(), paymentCaptured(), refundRequested(PRICE))
                    .when(new SubmitRefund(PAYMENT, REFUND, minutesLater(30 + 20 * 60)))
                    .expectEvents(
                            new PaymentRefunded(PAYMENT, BOOKING, REFUND, PRICE, "gw_5", minutesLater(30 + 20 * 60)));

            assertThat(gateway.asked)
                    .containsExactly(
                            "books on gw_1",
                            "refund pay_ada/refund/1 gw_1 USD 199.90",
                            "refund pay_ada/refund/0 gw_1 USD 199.90");
        }

        @Test
        void staysQuietOncePaidBackByWhomever() {
            payment.given(paymentRequested(), paymentCaptured(), refundRequested(PRICE), paymentRefunded(PRICE))
                    .when(submit)
                    .expectNoEvents();
            payment.given(
                            paymentRequested(),
                            paymentCaptured(),
                            refundRequested(PRICE),
                            refundHandedOver(PRICE, 3),
                            refundSettledByHand(PRICE))
                    .when(submit)
                    .expectNoEvents();

            assertThat(gateway.asked).isEmpty();
        }

        @Test
        void refusesARefundThatNobodyAskedFor() {
            payment.given(paymentRequested(), paymentCaptured())
                    .when(submit)
                    .expectException(refusal(new RefundNotFound()))
                    .expectNoEvents();
        }
    }

    @Nested
    class SettleRefundTest {

        private final SettleRefund settle = new SettleRefund(PAYMENT, REFUND, "cheque for Ada", minutesLater(60));

        @Test
        void recordsThatAPersonPaid() {
            payment.given(paymentRequested(), paymentCaptured(), refundRequested(PRICE), refundHandedOver(PRICE, 3))
                    .when(settle)
                    .expectEvents(refundSettledByHand(PRICE))
                    .expectResultMessagePayload(4L);
        }

        @Test
        void staysQuietOnARepetition() {
            payment.given(
                            paymentRequested(),
                            paymentCaptured(),
                            refundRequested(PRICE),
                            refundHandedOver(PRICE, 3),
                            refundSettledByHand(PRICE))
                    .when(settle)
                    .expectNoEvents();
        }

        @Test
        void refusesWhatTheGatewayMayStillPay() {
            payment.given(paymentRequested(), paymentCaptured(), refundRequested(PRICE))
                    .when(settle)
                    .expectException(refusal(new RefundUnderWay()))
                    .expectNoEvents();
            payment.given(paymentRequested(), paymentCaptured(), refundRequested(PRICE), refundSubmitted(PRICE))
                    .when(settle)
                    .expectException(refusal(new RefundUnderWay()))
                    .expectNoEvents();
        }
    }
}
