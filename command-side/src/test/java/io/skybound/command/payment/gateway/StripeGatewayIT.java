package io.skybound.command.payment.gateway;

import static io.skybound.api.example.Example.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.skybound.command.payment.gateway.CaptureOutcome.Captured;
import io.skybound.command.payment.gateway.CaptureOutcome.Declined;
import io.skybound.command.payment.gateway.GatewayCapture.RefundState;
import io.skybound.command.payment.gateway.NoticeRefused.Reason;
import io.skybound.command.payment.gateway.RefundOutcome.RefundPending;
import io.skybound.command.payment.gateway.RefundOutcome.RefundRefused;
import io.skybound.command.payment.gateway.RefundOutcome.Refunded;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server on this machine that answers as Stripe's API reference says. */
class StripeGatewayIT {

    private static final String INTENT = """
        {"id": "pi_1", "object": "payment_intent", "amount": 19990, "currency": "usd", "status": "%s",
         "created": 1780315200, "latest_charge": "ch_1", "metadata": {"skybound_payment": "pay_ada"}}\
        """;

    private static final String REFUND = """
        {"id": "re_1", "object": "refund", "amount": 11493, "currency": "usd", "status": "%s",
         "failure_reason": %s, "payment_intent": "pi_1", "metadata": {"skybound_refund": "pay_ada/refund/0"}}\
        """;

    private static final String WEBHOOK_SECRET = "whsec_example";

    private record Asked(String method, String path, String key, String authorization, String form) {}

    private final List<Asked> asked = new ArrayList<>();
    private final List<String> queries = new ArrayList<>();
    private final CountDownLatch forever = new CountDownLatch(1);
    private HttpServer server;
    private StripeGateway gateway;
    private int status = 200;
    private String answer = "";

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
        gateway = new StripeGateway(new StripeProperties(
                "sk_test_example",
                WEBHOOK_SECRET,
                Duration.ofSeconds(1),
                Duration.ofMillis(300),
                URI.create("http://127.0.0.1:" + server.getAddress().getPort())));
    }

    @AfterEach
    void close() {
        forever.countDown();
        server.stop(0);
    }

    @Test
    void capturesInOneRequestUnderThePaymentsId() {
        answers(200, INTENT.formatted("succeeded"));

        assertThat(capture()).isEqualTo(new Captured("pi_1"));

        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.method() + " " + request.path()).isEqualTo("POST /v1/payment_intents");
            assertThat(request.key()).isEqualTo("pay_ada");
            assertThat(request.authorization()).isEqualTo("Bearer sk_test_example");
            assertThat(request.form().split("&"))
                    .contains(
                            "amount=19990",
                            "currency=usd",
                            "confirm=true",
                            "error_on_requires_action=true",
                            "payment_method=pm_card_visa",
                            "payment_method_types[0]=card",
                            "metadata[skybound_payment]=pay_ada");
        });
    }

    @Test
    void asksAgainUnderTheSameKeyAndHearsTheSame() {
        answers(200, INTENT.formatted("succeeded"));

        assertThat(capture()).isEqualTo(capture());

        assertThat(asked).extracting(Asked::key).containsExactly("pay_ada", "pay_ada");
    }

    @ParameterizedTest
    @CsvSource({
        "card_declined, generic_decline, card_declined",
        "card_declined, insufficient_funds, insufficient_funds",
        "card_declined, stolen_card, card_declined",
        "card_declined, fraudulent, card_declined",
        "expired_card, expired_card, expired_card",
        "incorrect_cvc, incorrect_cvc, incorrect_cvc",
        "authentication_required, authentication_required, authentication_required",
        "card_declined, processing_error, try_again_later"
    })
    void saysWhyTheBankDeclined(String code, String declineCode, String ours) {
        answers(402, """
            {"error": {"type": "card_error", "code": "%s", "decline_code": "%s", "message": "Your card 4242…"}}\
            """.formatted(code, declineCode));

        assertThat(capture()).isEqualTo(new Declined(ours));
    }

    @Test
    void declinesATokenThatStripeDoesNotKnow() {
        answers(400, """
            {"error": {"type": "invalid_request_error", "code": "resource_missing", "param": "payment_method"}}\
            """);

        assertThat(capture()).isEqualTo(new Declined("invalid_token"));
    }

    @ParameterizedTest
    @CsvSource({"429, rate_limit_error", "500, api_error", "503, api_error", "409, idempotency_error"})
    void knowsNothingWhereStripeIsInTrouble(int code, String type) {
        answers(code, """
            {"error": {"type": "%s", "code": "lock_timeout", "message": "no"}}\
            """.formatted(type));

        assertThatThrownBy(this::capture).isInstanceOf(OutcomeUnknown.class);
        assertThatThrownBy(() -> gateway.refund("key", "pi_1", usd("1.00"))).isInstanceOf(OutcomeUnknown.class);
        assertThat(asked).as("the SDK repeats nothing by itself").hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"processing", "requires_action", "requires_capture"})
    void knowsNothingOfAPaymentThatIsNotDone(String state) {
        answers(200, INTENT.formatted(state));

        assertThatThrownBy(this::capture).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void knowsNothingWhereStripeDoesNotAnswerInTime() {
        answers(0, "");

        assertThatThrownBy(this::capture).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void knowsNothingWhereNobodyIsThere() {
        server.stop(0);

        assertThatThrownBy(this::capture).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void tellsAKeyThatWasUsedForSomethingElse() {
        answers(400, """
            {"error": {"type": "idempotency_error", "message": "Keys for idempotent requests can only be used…"}}\
            """);

        assertThatThrownBy(this::capture).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void givesNothingAwayWhenItsKeyIsRefused() {
        answers(401, """
            {"error": {"type": "invalid_request_error", "message": "Invalid API Key provided: sk_test_example"}}\
            """);

        assertThatThrownBy(this::capture)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("sk_test")
                .hasNoCause();
    }

    @Test
    void refundsAPartOfACapture() {
        answers(200, REFUND.formatted("succeeded", "null"));

        assertThat(gateway.refund("pay_ada/refund/0", "pi_1", usd("114.93"))).isEqualTo(new Refunded("re_1"));

        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/v1/refunds");
            assertThat(request.key()).isEqualTo("pay_ada/refund/0");
            assertThat(request.form().split("&"))
                    .contains("amount=11493", "payment_intent=pi_1", "metadata[skybound_refund]=pay_ada/refund/0");
        });
    }

    @Test
    void asksWhatBecameOfAPendingRefund() {
        answers(200, REFUND.formatted("pending", "null"));
        assertThat(gateway.refund("key", "pi_1", usd("114.93"))).isEqualTo(new RefundPending("re_1"));
        assertThat(gateway.refundOutcome("re_1")).isEqualTo(new RefundPending("re_1"));
        answers(200, REFUND.formatted("failed", "\"lost_or_stolen_card\""));
        assertThat(gateway.refundOutcome("re_1")).isEqualTo(new RefundRefused("lost_or_stolen_card"));
        answers(200, REFUND.formatted("succeeded", "null"));
        assertThat(gateway.refundOutcome("re_1")).isEqualTo(new Refunded("re_1"));

        assertThat(asked.getLast().path()).isEqualTo("/v1/refunds/re_1");
    }

    @Test
    void isRefusedARefundOfWhatIsBackAlready() {
        answers(400, """
            {"error": {"type": "invalid_request_error", "code": "charge_already_refunded"}}\
            """);

        assertThat(gateway.refund("key", "pi_1", usd("1.00"))).isEqualTo(new RefundRefused("already_refunded"));
    }

    @Test
    void readsItsBooks() {
        String other = """
            {"id": "pi_0", "object": "payment_intent", "amount": 100, "currency": "usd", "status": "succeeded",
             "created": 1780315200, "metadata": {}}\
            """;
        answers(200, """
            {"object": "list", "url": "/v1/payment_intents", "has_more": false, "data": [%s, %s, %s]}\
            """.formatted(INTENT.formatted("succeeded"), INTENT.formatted("canceled"), other));

        List<GatewayCapture> captures = gateway.captures(Instant.parse("2026-06-01T12:00:00Z"));

        assertThat(queries.getFirst()).contains("created[gte]=1780315200", "expand[0]=data.latest_charge");
        assertThat(captures).singleElement().satisfies(capture -> {
            assertThat(capture.idempotencyKey()).isEqualTo("pay_ada");
            assertThat(capture.reference()).isEqualTo("pi_1");
            assertThat(capture.amount()).isEqualTo(usd("199.90"));
            assertThat(capture.at()).isEqualTo("2026-06-01T12:00:00Z");
            assertThat(capture.refunds()).singleElement().satisfies(refund -> {
                assertThat(refund.idempotencyKey()).isEqualTo("pay_ada/refund/0");
                assertThat(refund.state()).isEqualTo(RefundState.SUCCEEDED);
                assertThat(refund.amount()).isEqualTo(usd("114.93"));
            });
        });
    }

    @Test
    void findsNoCaptureThatStripeDoesNotKnow() {
        answers(404, """
            {"error": {"type": "invalid_request_error", "code": "resource_missing"}}\
            """);

        assertThat(gateway.captured("pi_none")).isEmpty();
    }

    @Test
    void countsAsStripeDoes() {
        assertThat(StripeMoney.amount(Money.parse("JPY 1990"))).isEqualTo(1990);
        assertThat(StripeMoney.amount(Money.parse("ISK 1990"))).isEqualTo(199_000);
        assertThat(StripeMoney.of(199_000, "isk")).isEqualTo(Money.parse("ISK 1990"));
        assertThat(StripeMoney.of(1990, "jpy")).isEqualTo(Money.parse("JPY 1990"));
    }

    @Test
    void hearsOnlyWhatStripeHasSigned() throws GeneralSecurityException {
        StripeNotices notices = new StripeNotices(WEBHOOK_SECRET, Clock.systemUTC());
        String told = """
            {"id": "evt_1", "object": "event", "type": "charge.refund.updated", "api_version": "2020-08-27",
             "data": {"object": %s}}\
            """.formatted(REFUND.formatted("succeeded", "null"));

        assertThat(notices.read(told, Webhook.Signature.generateSignatureHeader(told, WEBHOOK_SECRET)))
                .isEqualTo(new GatewayNotice("evt_1", "charge.refund.updated", "pi_1"));
        refuses(notices, told, Webhook.Signature.generateSignatureHeader(told, "whsec_other"), Reason.FORGED);
        refuses(notices, told + " ", Webhook.Signature.generateSignatureHeader(told, WEBHOOK_SECRET), Reason.FORGED);
        refuses(notices, told, "nonsense", Reason.FORGED);
        long old = Instant.now().getEpochSecond() - 400;
        refuses(notices, told, Webhook.Signature.generateSignatureHeader(told, WEBHOOK_SECRET, old), Reason.TOO_OLD);
        refuses(notices, "[", Webhook.Signature.generateSignatureHeader("[", WEBHOOK_SECRET), Reason.MALFORMED);
    }

    private static void refuses(StripeNotices notices, String body, String signature, Reason reason) {
        assertThatThrownBy(() -> notices.read(body, signature))
                .isInstanceOfSatisfying(
                        NoticeRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private CaptureOutcome capture() {
        return gateway.capture("pay_ada", usd("199.90"), "pm_card_visa");
    }

    /** From now on; 0 for no answer at all. */
    private void answers(int newStatus, String body) {
        status = newStatus;
        answer = body;
    }

    private void serve(HttpExchange exchange) throws IOException {
        String form = URLDecoder.decode(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String query = exchange.getRequestURI().getRawQuery();
        queries.add(query == null ? "" : URLDecoder.decode(query, StandardCharsets.UTF_8));
        asked.add(new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                form));
        if (status == 0) {
            try {
                forever.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        boolean list = exchange.getRequestMethod().equals("GET")
                && exchange.getRequestURI().getPath().equals("/v1/refunds");
        byte[] body = (list
                        ? "{\"object\": \"list\", \"url\": \"/v1/refunds\", \"has_more\": false, \"data\": ["
                                + REFUND.formatted("succeeded", "null") + "]}"
                        : answer)
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
