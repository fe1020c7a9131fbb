package io.skybound.query.payments;

import static io.skybound.api.example.ExamplePayment.paymentRequested;
import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.platform.testing.Http.Reply;
import io.skybound.query.testing.Callers;
import io.skybound.query.testing.History;
import io.skybound.query.testing.ReadSideTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Payments through HTTP. */
@ReadSideTest
class PaymentReadsIT {

    @Autowired
    private History history;

    @Autowired
    private Callers callers;

    @Test
    void showsAPaymentToItsTravellerOnly() {
        history.record("pay_own", paymentRequested("pay_own", "usr_owner"));

        Reply own = callers.traveller("usr_owner").get("/payments/pay_own?min_version=0");
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.header("ETag")).hasValue("\"0\"");
        assertThat(own.json().path("status").asString()).isEqualTo("pending");
        assertThat(own.json().at("/amount/amount").asString()).isEqualTo("199.90");
        assertThat(callers.traveller("usr_owner")
                        .with("If-None-Match", "\"0\"")
                        .get("/payments/pay_own")
                        .status())
                .isEqualTo(304);

        for (String path : new String[] {"/payments/pay_own", "/payments/pay_unknown"}) {
            Reply other = callers.traveller("usr_other").get(path);
            assertThat(other.status()).as(path).isEqualTo(404);
            assertThat(other.code()).isEqualTo("payment_not_found");
        }
        assertThat(callers.nobody().get("/payments/pay_own").status()).isEqualTo(401);
    }

    @Test
    void describesItselfInTheApiDocument() {
        Reply document = callers.nobody().get("/v3/api-docs");

        assertThat(document.status()).isEqualTo(200);
        assertThat(document.json().path("paths").propertyNames())
                .contains(
                        "/flights/search",
                        "/flights/{id}",
                        "/flights/{id}/availability",
                        "/bookings/{id}",
                        "/users/me/bookings",
                        "/payments/{id}");
    }
}
