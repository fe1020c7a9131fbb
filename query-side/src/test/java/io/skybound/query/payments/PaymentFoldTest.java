package io.skybound.query.payments;

import static io.skybound.api.example.Example.ADA;
import static io.skybound.api.example.Example.minutesLater;
import static io.skybound.api.example.Example.usd;
import static io.skybound.api.example.ExampleBooking.BOOKING;
import static io.skybound.api.example.ExampleBooking.PRICE;
import static io.skybound.api.example.ExamplePayment.PAYMENT;
import static io.skybound.api.example.ExamplePayment.TOKEN;
import static io.skybound.api.example.ExamplePayment.paymentCaptured;
import static io.skybound.api.example.ExamplePayment.paymentFailed;
import static io.skybound.api.example.ExamplePayment.paymentRefunded;
import static io.skybound.api.example.ExamplePayment.paymentRequested;
import static io.skybound.api.example.ExamplePayment.refundFailed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skybound.api.payment.PaymentEvent;
import io.skybound.api.payment.PaymentView;
import io.skybound.api.payment.PaymentView.Status;
import io.skybound.query.readmodel.ViewJson;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PaymentFoldTest {

    @Test
    void beginsPending() {
        assertThat(after(paymentRequested()))
                .isEqualTo(new PaymentView(
                        PAYMENT,
                        BOOKING,
                        ADA,
                        PRICE,
                        Status.PENDING,
                        null,
                        "card",
                        null,
                        List.of(),
                        0,
                        minutesLater(2),
                        minutesLater(2)));
    }

    @Test
    void isCompletedOnceCaptured() {
        PaymentView view = after(paymentRequested(), paymentCaptured());

        assertThat(view.status()).isEqualTo(Status.COMPLETED);
        assertThat(view.version()).isEqualTo(1);
        assertThat(view.updatedAt()).isEqualTo(minutesLater(3));
        assertThat(view.createdAt()).isEqualTo(minutesLater(2));
    }

    @Test
    void saysWhyItFailed() {
        PaymentView view = after(paymentRequested(), paymentFailed());

        assertThat(view.status()).isEqualTo(Status.FAILED);
        assertThat(view.failureCode()).isEqualTo("card_declined");
    }

    @Test
    void addsUpWhatWentBack() {
        PaymentView once = after(paymentRequested(), paymentCaptured(), paymentRefunded(usd("100.00")));
        PaymentView twice = PaymentFold.evolve(once, paymentRefunded(usd("14.93")), 3);

        assertThat(once.status()).isEqualTo(Status.REFUNDED);
        assertThat(once.refunded()).isEqualTo(usd("100.00"));
        assertThat(twice.refunded()).isEqualTo(usd("114.93"));
    }

    @Test
    void staysCompletedWhileTheGatewayRefusesToPayBack() {
        PaymentView view = after(paymentRequested(), paymentCaptured(), refundFailed(PRICE, 1));

        assertThat(view.status()).isEqualTo(Status.COMPLETED);
        assertThat(view.refunded()).isNull();
        assertThat(view.version()).isEqualTo(2);
    }

    @Test
    void ignoresWhatItHasSeen() {
        PaymentView completed = after(paymentRequested(), paymentCaptured());

        assertThat(PaymentFold.evolve(completed, paymentCaptured(), 1)).isSameAs(completed);
        assertThat(PaymentFold.evolve(completed, paymentRequested(), 0)).isSameAs(completed);
    }

    @Test
    void refusesAHistoryWithoutBeginning() {
        assertThatThrownBy(() -> PaymentFold.evolve(null, paymentCaptured(), 1))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void staysAsItIsWhenStoredAndRead() {
        PaymentView view = after(paymentRequested(), paymentCaptured(), paymentRefunded(usd("100.00")));

        String json = ViewJson.write(view);

        assertThat(ViewJson.read(json, PaymentView.class)).isEqualTo(view);
        assertThat(json).doesNotContain(TOKEN);
    }

    private static PaymentView after(PaymentEvent... events) {
        PaymentView view = null;
        for (int i = 0; i < events.length; i++) {
            view = PaymentFold.evolve(view, events[i], i);
        }
        return Objects.requireNonNull(view);
    }
}
