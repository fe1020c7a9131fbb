package io.skybound.query.payments;

import static io.skybound.api.example.Example.usd;
import static io.skybound.api.example.ExamplePayment.PAYMENT;
import static io.skybound.api.example.ExamplePayment.TOKEN;
import static io.skybound.api.example.ExamplePayment.paymentCaptured;
import static io.skybound.api.example.ExamplePayment.paymentRefunded;
import static io.skybound.api.example.ExamplePayment.paymentRequested;
import static io.skybound.api.example.ExamplePayment.refundFailed;
import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.payment.PaymentAnswer;
import io.skybound.api.payment.PaymentQuery.FindPayment;
import io.skybound.api.payment.PaymentView.Status;
import io.skybound.query.testing.History;
import io.skybound.query.testing.ReadSideTest;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ReadSideTest
class PaymentProjectionIT {

    @Autowired
    private History history;

    @Autowired
    private QueryGateway queries;

    @Test
    void followsAPaymentAndComesToTheSameTwice() {
        history.record(PAYMENT, paymentRequested(), paymentCaptured());
        history.record(PAYMENT, refundFailed(usd("114.93"), 1), paymentRefunded(usd("114.93")));
        IntStream.range(0, 250).forEach(i -> history.record("pay_" + i, paymentRequested("pay_" + i, "usr_" + i % 7)));

        PaymentAnswer answer = queries.query(new FindPayment(PAYMENT, 3, true), PaymentAnswer.class)
                .join();
        assertThat(answer.lagging()).isFalse();
        assertThat(Objects.requireNonNull(answer.payment()).status()).isEqualTo(Status.REFUNDED);
        assertThat(answer.payment().refunded()).isEqualTo(usd("114.93"));

        history.caughtUp(PaymentProjection.NAME);
        List<String> once = history.rows("read.payment");
        assertThat(once).hasSizeGreaterThan(250).noneMatch(row -> row.contains(TOKEN));
        history.rebuild(PaymentProjection.NAME);
        assertThat(history.rows("read.payment")).isEqualTo(once);
        history.rebuild(PaymentProjection.NAME);
        assertThat(history.rows("read.payment")).isEqualTo(once);
    }
}
