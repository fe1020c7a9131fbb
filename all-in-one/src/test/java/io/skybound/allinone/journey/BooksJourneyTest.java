package io.skybound.allinone.journey;

import static io.skybound.allinone.journey.Crowd.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What the gateway tells, what its books say, and what we do about it. */
class BooksJourneyTest {

    /** What follows from a notice is found by looking into it again, every ten seconds. */
    private static final Duration A_NOTICE = Duration.ofSeconds(60);

    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.shared();

    @Test
    void aPendingRefundIsPaidWhenTheGatewaySaysSo() {
        Traveller ada = sky.traveller();
        Answer held = hold(ada);
        String payment = ada.pay(held, "tok_refund_pending").expect(201).id();
        ada.awaitDetail(held.id(), "confirmed");

        assertThat(ada.cancel(held.id()).expect(200).at("/refund/status")).isEqualTo("pending");

        ada.awaitBooking(held.id(), "/refund/status", "succeeded");
        assertThat(sky.operations().awaitRefund(payment, "succeeded").at("/refunds/0/attempts"))
                .isEqualTo("0");
        assertThat(events(payment, "RefundSubmitted")).isEqualTo(1);
    }

    @Test
    void onlyTheGatewayIsHeardAndOnlyOnce() {
        String body = notice("evt_forged", "capture.succeeded", "cap_none");
        long now = Instant.now().getEpochSecond();

        tell(body, "").refuses(400, "invalid_signature");
        tell(body, "t=" + now + ",v1=" + "0".repeat(64)).refuses(400, "invalid_signature");
        tell(body, signed(now, body).replace("t=" + now, "t=" + (now + 1))).refuses(400, "invalid_signature");
        tell(body.replace("cap_none", "cap_other"), signed(now, body)).refuses(400, "invalid_signature");
        tell(body, signed(now - 301, body)).refuses(400, "notice_too_old");
        tell("{", signed(now, "{")).refuses(400, "malformed_notice");
        String large = body + " ".repeat(40_000);
        tell(large, signed(now, large)).refuses(400, "malformed_notice");
        assertThat(sky.query("SELECT id FROM payments.gateway_notice WHERE id = 'evt_forged'"))
                .isEmpty();

        tell(body, signed(now, body)).expect(204);
        tell(body, signed(now, body)).expect(204);
        assertThat(sky.query("SELECT id FROM payments.gateway_notice WHERE id = 'evt_forged'"))
                .hasSize(1);
    }

    @Test
    void noticesMayComeTwiceLateAndInAnyOrder() throws SQLException {
        Traveller ada = sky.traveller();
        Answer held = hold(ada);
        String payment = ada.pay(held, "tok_declined").expect(201).id();
        ada.awaitPayment(payment, "failed");
        String capture = takenAfterAll(payment);

        tellSigned(notice("evt_early_" + capture, "refund.succeeded", capture)).expect(204);
        String told = notice("evt_" + capture, "capture.succeeded", capture);
        assertThat(atOnce(20, _ -> tellSigned(told).status())).containsOnly(204);

        ada.awaitDetail(held.id(), "confirmed");
        tellSigned(notice("evt_late_" + capture, "capture.succeeded", capture)).expect(204);
        await().atMost(A_NOTICE)
                .until(() -> sky.query("SELECT id FROM payments.gateway_notice WHERE NOT done"), List::isEmpty);
        assertThat(events(payment, "PaymentCaptured")).isEqualTo(1);
        assertThat(events(held.id(), "BookingConfirmed")).isEqualTo(1);
    }

    @Test
    void aNoticeOfMoneyLongAgoGoesBackWithoutAComparison() throws SQLException {
        Traveller ada = sky.traveller();
        Answer held = hold(ada);
        String payment = ada.pay(held, "tok_declined").expect(201).id();
        ada.awaitPayment(payment, "failed");
        ada.cancel(held.id()).expect(200);
        String capture = takenAfterAll(payment);
        change("UPDATE gateway.capture SET created_at = created_at - interval '3 days' WHERE reference = '" + capture
                + "'");

        tellSigned(notice("evt_" + capture, "capture.succeeded", capture)).expect(204);

        await("the booking knows that the money is back")
                .atMost(A_NOTICE)
                .until(() -> ada.booking(held.id()).at("/refund/status"), "succeeded"::equals);
        assertThat(ada.awaitPayment(payment, "refunded").at("/refunded/amount")).isEqualTo("199.90");
    }

    @Test
    void aNoticeOfARefundThatFailedAfterAllIsOpen() throws SQLException {
        Traveller ada = sky.traveller();
        Answer held = hold(ada);
        String payment = ada.pay(held, "tok_visa").expect(201).id();
        ada.awaitDetail(held.id(), "confirmed");
        ada.cancel(held.id()).expect(200);
        ada.awaitBooking(held.id(), "/refund/status", "succeeded");
        String capture = sky.query("SELECT reference FROM gateway.capture WHERE idempotency_key = ?", payment)
                .getFirst();
        change("UPDATE gateway.capture SET created_at = created_at - interval '3 days' WHERE reference = '" + capture
                + "'");
        String refund = sky.query("SELECT reference FROM gateway.refund WHERE capture_reference = ?", capture)
                .getFirst();
        change("UPDATE gateway.refund SET outcome = 'refused', failure_code = 'account_closed', reference = NULL"
                + " WHERE capture_reference = '" + capture + "'");

        tellSigned(notice("evt_" + capture, "refund.failed", capture)).expect(204);

        await("it is open")
                .until(
                        () -> sky.operations()
                                .get("/ops/reconciliations?limit=20")
                                .json()
                                .valueStream()
                                .flatMap(one -> one.path("findings").valueStream())
                                .filter(finding ->
                                        finding.path("payment_id").asString("").equals(payment))
                                .map(finding -> finding.path("kind").asString("")
                                        + finding.path("repaired").asString(""))
                                .toList(),
                        found -> found.contains("refund_missingfalse"));
        JsonNode open = sky.operations()
                .get("/ops/reconciliations?limit=20")
                .json()
                .valueStream()
                .filter(one -> one.at("/findings/0/payment_id").asString("").equals(payment))
                .findFirst()
                .orElseThrow();
        String acknowledge = "/ops/reconciliations/" + open.path("id").asString() + "/findings/0/acknowledge";
        sky.operations()
                .post(acknowledge, Map.of("reason", "paid at the counter"))
                .expect(200);
        assertThat(sky.operations()
                        .post(acknowledge, Map.of("reason", "once more"))
                        .expect(200)
                        .at("/findings/0/acknowledged/reason"))
                .isEqualTo("paid at the counter");
        change("UPDATE gateway.refund SET outcome = 'refunded', failure_code = NULL, reference = '" + refund
                + "' WHERE capture_reference = '" + capture + "'");
        sky.operations().post("/ops/reconciliations", "").expect(200);
    }

    @Test
    void whatTheGatewayTookForAnOpenBookingConfirmsIt() throws SQLException {
        Traveller ada = sky.traveller();
        Answer held = hold(ada);
        String payment = ada.pay(held, "tok_declined").expect(201).id();
        ada.awaitPayment(payment, "failed");
        takenAfterAll(payment);

        assertThat(reconciled(payment, "capture_recorded")).isEqualTo("true");

        ada.awaitDetail(held.id(), "confirmed");
        ada.awaitPayment(payment, "completed");
    }

    @Test
    void whatTheGatewayTookForABookingThatIsOverGoesBack() throws SQLException {
        Traveller ada = sky.traveller();
        Answer held = hold(ada);
        String payment = ada.pay(held, "tok_declined").expect(201).id();
        ada.awaitPayment(payment, "failed");
        ada.cancel(held.id()).expect(200);
        takenAfterAll(payment);

        assertThat(reconciled(payment, "capture_recorded")).isEqualTo("true");
        assertThat(reconciled(payment, "refund_requested")).isEqualTo("true");
        ada.awaitBooking(held.id(), "/refund/status", "succeeded");
        assertThat(ada.awaitPayment(payment, "refunded").at("/refunded/amount")).isEqualTo("199.90");
    }

    @Test
    void moneyThatTheGatewayHasLostIsAskedForAgainAndCanGoBack() throws SQLException {
        Traveller ada = sky.traveller();
        Answer held = hold(ada);
        String payment = ada.pay(held, "tok_visa").expect(201).id();
        ada.awaitDetail(held.id(), "confirmed");
        change("DELETE FROM gateway.capture WHERE idempotency_key = '" + payment + "'");

        assertThat(reconciled(payment, "capture_repeated")).isEqualTo("true");

        assertThat(sky.captures(held.id())).containsExactly("captured");
        ada.cancel(held.id()).expect(200);
        ada.awaitBooking(held.id(), "/refund/status", "succeeded");
    }

    @Test
    void moneyThatTheGatewayDoesNotTakeAgainIsLeftToOperations() throws SQLException {
        Traveller ada = sky.traveller();
        Answer held = hold(ada);
        String payment = ada.pay(held, "tok_visa").expect(201).id();
        ada.awaitDetail(held.id(), "confirmed");
        String stuck = "/ops/stuck-processes/capture-missed~" + payment + "~1";
        change("UPDATE gateway.capture SET outcome = 'declined', failure_code = 'card_declined', reference = NULL"
                + " WHERE idempotency_key = '" + payment + "'");

        assertThat(reconciled(payment, "capture_missing")).isEqualTo("false");

        Answer waiting = await("it is on the list of what is stuck")
                .until(() -> sky.operations().get(stuck), answer -> answer.status() == 200);
        assertThat(waiting.at("/booking_id")).isEqualTo(held.id());
        assertThat(waiting.at("/last_error")).isEqualTo("gateway has nothing: card_declined");
        assertThat(reconciled(payment, "capture_missing")).isEqualTo("false");
        assertThat(events(payment, "CaptureMissed")).isEqualTo(1);

        takenAfterAll(payment);
        sky.operations().post(stuck + "/retry", "").expect(202);
        await("it is off the list").until(() -> sky.operations().get(stuck).status() == 404);
        await().until(() -> events(payment, "CaptureRepeated") == 1);
    }

    @Test
    void moneyThatNobodyEverGetsIsWrittenOffAndItsSeatsAreSoldAgain() throws SQLException {
        Traveller ada = sky.traveller();
        String flight = sky.operations().flight(30, 9);
        Answer held = ada.hold(Trip.oneWay(flight, sky.people().adult()));
        String payment = ada.pay(held, "tok_visa").expect(201).id();
        ada.awaitDetail(held.id(), "confirmed");
        String stuck = "/ops/stuck-processes/capture-missed~" + payment + "~1";
        change("UPDATE gateway.capture SET outcome = 'declined', failure_code = 'card_declined', reference = NULL"
                + " WHERE idempotency_key = '" + payment + "'");
        assertThat(reconciled(payment, "capture_missing")).isEqualTo("false");
        await("it is on the list of what is stuck")
                .until(() -> sky.operations().get(stuck).status() == 200);

        sky.operations().post(stuck + "/compensate", "").expect(202);

        Answer revoked = ada.awaitDetail(held.id(), "cancelled_by_airline");
        assertThat(revoked.at("/payments/0/failure_code")).isEqualTo("capture_lost");
        assertThat(revoked.at("/refund/status")).isEqualTo("not_needed");
        ada.awaitPayment(payment, "failed");
        sky.awaitAvailable(flight, 9);
        sky.mailbox().await(ada.email(), "it was not paid");
        assertThat(sky.operations().get(stuck).status()).isEqualTo(404);

        takenAfterAll(payment);
        assertThat(reconciled(payment, "capture_recorded")).isEqualTo("true");
        assertThat(reconciled(payment, "refund_requested")).isEqualTo("true");
        ada.awaitBooking(held.id(), "/refund/status", "succeeded");
    }

    private static Answer hold(Traveller traveller) {
        return traveller.hold(
                Trip.oneWay(sky.operations().flight(30, 9), sky.people().adult()));
    }

    /** The gateway declined, or so we were told; its books say something else. Answers the capture's name. */
    private static String takenAfterAll(String payment) throws SQLException {
        String capture = "cap_late_" + payment.substring(4, 14);
        change("UPDATE gateway.capture SET outcome = 'captured', failure_code = NULL, reference = '" + capture
                + "', created_at = created_at - interval '10 seconds' WHERE idempotency_key = '" + payment + "'");
        return capture;
    }

    /** Compares until it finds this; answers whether it was repaired. */
    private static String reconciled(String payment, String kind) {
        return await("a comparison that finds " + kind)
                .until(
                        () -> sky.operations()
                                .post("/ops/reconciliations", "")
                                .expect(200)
                                .json()
                                .path("findings")
                                .valueStream()
                                .filter(finding ->
                                        finding.path("payment_id").asString("").equals(payment))
                                .filter(finding ->
                                        finding.path("kind").asString("").equals(kind))
                                .map(finding -> finding.path("repaired").asString(""))
                                .findFirst()
                                .orElse(""),
                        repaired -> !repaired.isEmpty());
    }

    private static Answer tellSigned(String body) {
        return tell(body, signed(Instant.now().getEpochSecond(), body));
    }

    private static Answer tell(String body, String signature) {
        return sky.anybody().post("/webhooks/gateway", body, Map.of("Gateway-Signature", signature));
    }

    private static String notice(String id, String type, String capture) {
        return "{\"id\":\"%s\",\"type\":\"%s\",\"data\":{\"capture\":\"%s\"}}".formatted(id, type, capture);
    }

    private static String signed(long at, String body) {
        // The secret is made when it is first needed.
        tell("{}", "t=" + at + ",v1=" + "0".repeat(64)).refuses(400, "invalid_signature");
        String secret = sky.query("SELECT secret FROM gateway.notice_secret").getFirst();
        sky.product().keepsSecret(secret);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signature = mac.doFinal((at + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + at + ",v1=" + HexFormat.of().formatHex(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long events(String aggregate, String type) {
        return Long.parseLong(sky.query(
                        "SELECT count(*) FROM events.domain_event_entry WHERE aggregate_identifier = ? AND"
                                + " payload_type = ?",
                        aggregate,
                        type)
                .getFirst());
    }

    private static void change(String sql) throws SQLException {
        try (Connection connection = sky.product().database();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
