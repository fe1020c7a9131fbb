package io.skybound.command.payment;

import static io.skybound.api.example.Example.minutesLater;
import static io.skybound.api.example.Example.usd;
import static io.skybound.api.example.ExampleBooking.PRICE;
import static io.skybound.api.example.ExamplePayment.PAYMENT;
import static io.skybound.api.example.ExamplePayment.TOKEN;
import static io.skybound.api.example.ExamplePayment.paymentCaptured;
import static io.skybound.api.example.ExamplePayment.paymentFailed;
import static io.skybound.api.example.ExamplePayment.paymentRefunded;
import static io.skybound.api.example.ExamplePayment.paymentRequested;
import static io.skybound.api.example.ExamplePayment.refundFailed;
import static io.skybound.command.Refusing.refusal;
import static io.skybound.command.Snapshots.assertSurvives;
import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.payment.PaymentCommand.CapturePayment;
import io.skybound.api.payment.PaymentCommand.RefundPayment;
import io.skybound.api.payment.PaymentRefusal.NothingToRefund;
import io.skybound.api.payment.PaymentRefusal.RefundExceedsPayment;
import io.skybound.command.payment.gateway.CaptureOutcome.Captured;
import io.skybound.command.payment.gateway.CaptureOutcome.Declined;
import io.skybound.command.payment.gateway.OutcomeUnknown;
import io.skybound.command.payment.gateway.RefundOutcome.RefundRefused;
import io.skybound.command.payment.gateway.RefundOutcome.Refunded;
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
    class RefundPaymentTest {

        @Test
        void recordsThatTheGatewayPaidBack() {
            gateway.onRefund = new Refunded("gw_2");

            payment.given(paymentRequested(), paymentCaptured())
                    .when(refund(usd("114.93")))
                    .expectEvents(paymentRefunded(usd("114.93")))
                    .expectResultMessagePayload(2L);

            assertThat(gateway.asked).containsExactly("refund pay_ada/refund/0 gw_1 USD 114.93");
        }

        @Test
        void paysBackAllThatWasCaptured() {
            gateway.onRefund = new Refunded("gw_2");

            payment.given(paymentRequested(), paymentCaptured())
                    .when(refund(PRICE))
                    .expectEvents(paymentRefunded(PRICE));
        }

        @Test
        void recordsHowOftenTheGatewayRefused() {
            gateway.onRefund = new RefundRefused("account_closed");

            payment.given(paymentRequested(), paymentCaptured(), refundFailed(PRICE, 1))
                    .when(refund(PRICE))
                    .expectEvents(refundFailed(PRICE, 2));
        }

        @Test
        void asksWithANewKeyAfterTheGatewayRefused() {
            gateway.onRefund = new Refunded("gw_2");

            payment.given(paymentRequested(), paymentCaptured(), refundFailed(PRICE, 1))
                    .when(refund(PRICE))
                    .expectEvents(paymentRefunded(PRICE));

            assertThat(gateway.asked).containsExactly("refund pay_ada/refund/1 gw_1 USD 199.90");
        }

        @Test
        void recordsNothingWhenTheOutcomeIsUnknownAndAsksAgainWithTheSameKey() {
            for (int i = 0; i < 2; i++) {
                payment.given(paymentRequested(), paymentCaptured())
                        .when(refund(PRICE))
                        .expectException(OutcomeUnknown.class)
                        .expectNoEvents();
            }

            assertThat(gateway.asked).hasSize(2).containsOnly("refund pay_ada/refund/0 gw_1 USD 199.90");
        }

        @Test
        void refusesToPayBackMoreThanWasCaptured() {
            payment.given(paymentRequested(), paymentCaptured())
                    .when(refund(usd("199.91")))
                    .expectException(refusal(new RefundExceedsPayment()))
                    .expectNoEvents();

            assertThat(gateway.asked).isEmpty();
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
        void staysQuietOnARepeatedRefund() {
            payment.given(paymentRequested(), paymentCaptured(), paymentRefunded(usd("114.93")))
                    .when(refund(usd("114.93")))
                    .expectNoEvents()
                    .expectResultMessagePayload(2L);

            assertThat(gateway.asked).isEmpty();
        }

        private RefundPayment refund(Money amount) {
            return new RefundPayment(PAYMENT, amount, minutesLater(30));
        }
    }
}
