package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Money: what cards do, and what becomes of the booking. */
class PaymentJourneyTest {

    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.shared();

    @ParameterizedTest
    @CsvSource({"tok_declined, card_declined", "tok_insufficient_funds, insufficient_funds"})
    void aDeclinedCardLeavesTheHoldForAnotherOne(String token, String failure) {
        Traveller ada = sky.traveller();
        Answer held = hold(ada);

        Answer declined = ada.pay(held, token).expect(201);

        assertThat(ada.awaitPayment(declined.id(), "failed").at("/failure_code"))
                .isEqualTo(failure);
        Answer still = ada.awaitBooking(held.id(), "/payments/0/status", "failed");
        assertThat(still.at("/status_detail")).isEqualTo("awaiting_payment");
        assertThat(still.json().at("/available_actions").toString()).contains("pay");
        assertThat(sky.mailbox().await(ada.email(), "did not go through").at("/subject"))
                .contains(held.at("/booking_reference"));

        ada.pay(held, "tok_visa").expect(201);
        ada.awaitDetail(held.id(), "confirmed");
        assertThat(sky.captures(held.id())).containsExactlyInAnyOrder("declined", "captured");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tok_timeout_before_capture", "tok_timeout_after_capture", "tok_slow"})
    void anAnswerThatDoesNotComeIsAskedForAgainAndPaidOnce(String token) {
        Traveller ada = sky.traveller();
        Answer held = hold(ada);

        Answer payment = ada.pay(held, token).expect(201);

        assertThat(payment.at("/status")).isIn("pending", "completed");
        ada.awaitDetail(held.id(), "confirmed");
        ada.awaitPayment(payment.id(), "completed");
        assertThat(sky.captures(held.id())).containsExactly("captured");
    }

    @Test
    void theBooksShowWhereTheMoneyWent() {
        Traveller ada = sky.traveller();
        Answer held = hold(ada);
        ada.pay(held, "tok_visa").expect(201);
        Answer confirmed = ada.awaitDetail(held.id(), "confirmed");
        String path = "/bookings/" + held.id() + "/ledger";

        Answer sold = ada.get(path + "?min_version=" + confirmed.version()).expect(200);
        assertThat(sold.each("/entries", "/event")).containsExactly("PaymentCaptured", "BookingConfirmed");
        ada.cancel(held.id()).expect(200);
        Answer refunded = ada.awaitBooking(held.id(), "/refund/status", "succeeded");

        Answer books = ada.get(path + "?min_version=" + refunded.version()).expect(200);
        assertThat(books.each("/entries", "/event"))
                .containsExactly("PaymentCaptured", "BookingConfirmed", "BookingCancelled", "PaymentRefunded");
        assertThat(books.at("/totals/debits/amount")).isEqualTo(books.at("/totals/credits/amount"));
        assertThat(books.each("/balances", "/balance/amount")).containsOnly("0.00");
        sky.traveller().get(path).refuses(404, "booking_not_found");
    }

    @Test
    void aRefundThatFailsIsTriedAgainAndThenShownAndTold() {
        Traveller ada = sky.traveller();
        Answer held = hold(ada);
        ada.pay(held, "tok_refund_fails").expect(201);
        ada.awaitDetail(held.id(), "confirmed");

        ada.cancel(held.id()).expect(200);

        Answer failed = ada.awaitBooking(held.id(), "/refund/status", "failed");
        assertThat(failed.at("/status_detail")).isEqualTo("cancelled_by_traveller");
        assertThat(sky.mailbox().await(ada.email(), "could not pay back").at("/text"))
                .contains(held.at("/booking_reference"));
    }

    @Test
    void operationsSettleByHandWhatTheGatewayWillNeverPay() {
        Traveller ada = sky.traveller();
        Answer held = hold(ada);
        String payment = ada.pay(held, "tok_refund_fails").expect(201).id();
        ada.awaitDetail(held.id(), "confirmed");
        ada.cancel(held.id()).expect(200);
        String refund = sky.operations().awaitRefund(payment, "manual").at("/refunds/0/id");
        String refunds = "/ops/payments/" + payment + "/refunds";
        await().until(
                        () -> sky.operations().get("/ops/stuck-processes"),
                        list -> list.body().contains(refund));

        assertThat(sky.operations()
                        .post(refunds + "/" + refund + "/retry", "")
                        .expect(200)
                        .at("/refunds/0/attempts"))
                .isEqualTo("4");
        Map<String, String> cheque = Map.of("reason", "cheque by post");
        Answer settled = sky.operations()
                .post(refunds + "/" + refund + "/settle", cheque)
                .expect(200);
        assertThat(settled.at("/refunds/0/status")).isEqualTo("settled_by_hand");
        assertThat(sky.operations()
                        .post(refunds + "/" + refund + "/settle", cheque)
                        .expect(200)
                        .body())
                .isEqualTo(settled.body());

        Answer refunded = ada.awaitBooking(held.id(), "/refund/status", "succeeded");
        await().until(
                        () -> sky.operations().get("/ops/stuck-processes"),
                        list -> !list.body().contains(refund));
        assertThat(ada.get("/bookings/" + held.id() + "/ledger?min_version=" + refunded.version())
                        .expect(200)
                        .each("/entries", "/event"))
                .endsWith("RefundSettledByHand");
        sky.operations().post(refunds + "/rfd_none/settle", cheque).refuses(404, "refund_not_found");
    }

    @Test
    void goodwillAndWhatIsOwedTogetherAreNeverMoreThanWasPaid() {
        Traveller ada = sky.traveller();
        Answer held = hold(ada);
        String payment = ada.pay(held, "tok_visa").expect(201).id();
        ada.awaitDetail(held.id(), "confirmed");
        String refunds = "/ops/payments/" + payment + "/refunds";

        Answer given = sky.operations().post(refunds, goodwill("20.00")).expect(201);
        assertThat(given.at("/refunds/0/status")).isEqualTo("succeeded");
        sky.operations().post(refunds, goodwill("179.91")).refuses(409, "refund_exceeds_payment");
        assertThat(ada.booking(held.id()).at("/status")).isEqualTo("confirmed");

        assertThat(ada.cancel(held.id()).expect(200).at("/refund/amount/amount"))
                .isEqualTo("179.90");
        ada.awaitBooking(held.id(), "/refund/status", "succeeded");
        assertThat(ada.awaitPayment(payment, "refunded").at("/refunded/amount")).isEqualTo("199.90");
        assertThat(sky.query(
                        "SELECT sum(amount)::numeric(9,2) FROM gateway.refund WHERE capture_reference ="
                                + " (SELECT reference FROM gateway.capture WHERE idempotency_key = ?)",
                        payment))
                .containsExactly("199.90");
        sky.operations().post(refunds, goodwill("0.01")).refuses(409, "refund_exceeds_payment");
    }

    @Test
    void aBookingWhosePriceIsAllGivenBackEndsWithoutARefund() {
        Traveller ada = sky.traveller();
        Answer held = hold(ada);
        String payment = ada.pay(held, "tok_visa").expect(201).id();
        ada.awaitDetail(held.id(), "confirmed");
        sky.operations()
                .post("/ops/payments/" + payment + "/refunds", goodwill("199.90"))
                .expect(201);

        Answer quote = ada.get("/bookings/" + held.id() + "/cancellation").expect(200);
        assertThat(quote.at("/refund/amount")).isEqualTo("0.00");
        Answer cancelled = ada.cancel(held.id()).expect(200);
        assertThat(cancelled.at("/refund/amount/amount")).isEqualTo("0.00");
        assertThat(cancelled.at("/refund/penalty/amount")).isEqualTo("0.00");
        assertThat(cancelled.at("/refund/status")).isEqualTo("not_needed");
        await("the end of the process").until(() -> processOf(held), List::isEmpty);
        assertThat(ada.awaitPayment(payment, "refunded").at("/refunded/amount")).isEqualTo("199.90");
    }

    @Test
    void goodwillThatTheGatewayRefusesIsListedAlsoWhenTheProcessHasEnded() {
        Traveller ada = sky.traveller();
        Answer held =
                ada.hold(Trip.oneWay(sky.operations().flight(3, 9), sky.people().adult()));
        String payment = ada.pay(held, "tok_refund_fails").expect(201).id();
        String refunds = "/ops/payments/" + payment + "/refunds";
        Map<String, String> cheque = Map.of("reason", "cheque by post");
        ada.awaitDetail(held.id(), "confirmed");
        ada.cancel(held.id()).expect(200);
        String due = sky.operations().awaitRefund(payment, "manual").at("/refunds/0/id");
        sky.operations().post(refunds + "/" + due + "/settle", cheque).expect(200);
        await("the end of the process").until(() -> processOf(held), List::isEmpty);

        sky.operations().post(refunds, goodwill("20.00")).expect(201);

        String given = sky.operations().awaitRefund(payment, "manual").at("/refunds/1/id");
        await().until(
                        () -> sky.operations().get("/ops/stuck-processes"),
                        list -> list.body().contains(given));
        sky.operations().post(refunds + "/" + given + "/settle", cheque).expect(200);
        await().until(
                        () -> sky.operations().get("/ops/stuck-processes"),
                        list -> !list.body().contains(given));
        await("the end of the process").until(() -> processOf(held), List::isEmpty);
    }

    private static List<String> processOf(Answer booking) {
        return sky.query(
                "SELECT saga_id FROM process.association_value_entry WHERE association_value = ?", booking.id());
    }

    private static Map<String, Object> goodwill(String amount) {
        return Map.of(
                "amount", Map.of("amount", amount, "currency", "USD"), "reason", "two hours without air conditioning");
    }

    @Test
    void theAmountMustBeThePrice() {
        Traveller ada = sky.traveller();
        Answer held = hold(ada);
        ObjectNode tooLittle = ((ObjectNode) Traveller.payment(held, "tok_visa")).put("amount", "1.00");
        ObjectNode otherMoney = ((ObjectNode) Traveller.payment(held, "tok_visa")).put("currency", "EUR");

        ada.post("/payments", tooLittle).refuses(422, "amount_mismatch");
        ada.post("/payments", otherMoney).refuses(422, "amount_mismatch");

        assertThat(sky.captures(held.id())).isEmpty();
        ada.cancel(held.id()).expect(200);
    }

    @Test
    void aConfirmedBookingIsNotPaidAgain() {
        Traveller ada = sky.traveller();
        Answer held = hold(ada);
        ada.pay(held, "tok_visa").expect(201);
        ada.awaitDetail(held.id(), "confirmed");

        ada.pay(held, "tok_visa").refuses(409, "already_paid");

        assertThat(sky.captures(held.id())).containsExactly("captured");
    }

    private static Answer hold(Traveller traveller) {
        return traveller.hold(
                Trip.oneWay(sky.operations().flight(30, 9), sky.people().adult()));
    }
}
