package io.skybound.command.payment.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class LimitedGatewayTest {
    private static final Money PRICE = Money.of(CurrencyUnit.USD, 199.90);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answers = new CountDownLatch(1);

    /** Answers only when it is told to. */
    private final PaymentGateway hanging = new PaymentGateway() {
        @Override
        public CaptureOutcome capture(String key, Money amount, String token) {
            asked.countDown();
            try {
                answers.await();
            } catch (InterruptedException e) {
                throw new OutcomeUnknown("interrupted");
            }
            return new CaptureOutcome.Captured("ref");
        }

        @Override
        public RefundOutcome refund(String key, String reference, Money amount) {
            throw new IllegalArgumentException("another amount");
        }

        @Override
        public RefundOutcome refundOutcome(String refundReference) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<GatewayCapture> captures(Instant since) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<GatewayCapture> captured(String reference) {
            throw new UnsupportedOperationException();
        }
    };

    @Test
    void aGatewayThatHangsLeavesTheOutcomeUnknown() {
        LimitedGateway gateway = new LimitedGateway(hanging, Duration.ofMillis(20), 5);

        assertThatThrownBy(() -> gateway.capture("pay_1", PRICE, "tok_visa")).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void onlySoManyWaitAtOnce() throws Exception {
        LimitedGateway gateway = new LimitedGateway(hanging, LONG, 1);
        var first = CompletableFuture.supplyAsync(() -> gateway.capture("pay_1", PRICE, "tok_visa"));
        asked.await();

        assertThatThrownBy(() -> gateway.capture("pay_2", PRICE, "tok_visa")).isInstanceOf(OutcomeUnknown.class);

        answers.countDown();
        assertThat(first.join()).isEqualTo(new CaptureOutcome.Captured("ref"));
        assertThat(gateway.capture("pay_2", PRICE, "tok_visa")).isEqualTo(new CaptureOutcome.Captured("ref"));
    }

    @Test
    void whoeverIsGivenUpBeforeTheyAskGivesTheirTurnBackOnce() {
        Queue<Runnable> toBegin = new ArrayDeque<>();
        LimitedGateway gateway = new LimitedGateway(hanging, Duration.ofMillis(20), 1, toBegin::add);
        assertThatThrownBy(() -> gateway.capture("pay_1", PRICE, "tok_visa")).hasMessageContaining("did not answer");

        toBegin.remove().run();

        assertThat(asked.getCount()).as("the gateway was not asked").isEqualTo(1);
        assertThatThrownBy(() -> gateway.capture("pay_2", PRICE, "tok_visa")).hasMessageContaining("did not answer");
        assertThatThrownBy(() -> gateway.capture("pay_3", PRICE, "tok_visa")).hasMessageContaining("Too many");
    }

    @Test
    void failuresArriveAsTheyWereThrown() {
        assertThatThrownBy(() -> new LimitedGateway(hanging, LONG, 1).refund("key", "ref", PRICE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
