package io.skybound.command.payment.webhook;

import io.skybound.command.payment.gateway.GatewayNotice;
import io.skybound.command.payment.gateway.GatewayNotices;
import io.skybound.command.payment.gateway.NoticeRefused;
import io.skybound.platform.openapi.Fails;
import io.skybound.platform.web.Problem;
import io.skybound.platform.web.RateLimit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where the payment gateway tells what has changed. Open to everybody, and heard only if signed. */
@RestController
@Tag(name = "Payments", description = "Money for held seats")
class WebhookEndpoint {

    /** More than any provider's notice has. */
    private static final int MOST_BYTES = 32 * 1024;

    private final @Nullable GatewayNotices notices;
    private final NoticeDesk desk;
    private final RateLimit limit;

    /** An installation may bring a gateway that tells nothing. */
    WebhookEndpoint(ObjectProvider<GatewayNotices> notices, NoticeDesk desk, Clock clock) {
        this.notices = notices.getIfAvailable();
        this.desk = desk;
        this.limit = new RateLimit(new RateLimit.Rule(200, 100, Duration.ofSeconds(1)), clock);
    }

    @PostMapping("/webhooks/gateway")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "takeGatewayNotice",
            summary = "The payment gateway tells that something has changed",
            description = "Not for clients. The signature over time and body is checked, in the header of the chosen"
                    + " gateway (`Gateway-Signature` for the sandbox, `Stripe-Signature` for Stripe). What is told is"
                    + " recorded before the answer, and then the gateway is asked: copies, late notices and any order"
                    + " change nothing.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(type = "object"),
                                            examples =
                                                    @ExampleObject(
                                                            name = "sandbox",
                                                            value = "{\"id\": \"evt_1\", \"type\":"
                                                                    + " \"capture.succeeded\", \"data\":"
                                                                    + " {\"capture\": \"cap_1\"}}"))))
    @ApiResponse(responseCode = "204", description = "Recorded", content = @Content)
    @Fails(status = 400, code = "invalid_signature", detail = "This is not signed by the gateway.")
    @Fails(status = 400, code = "notice_too_old", detail = "The signature is too old.")
    @Fails(status = 400, code = "malformed_notice", detail = "This is no notice that can be understood.")
    @Fails(status = 429, code = "too_many_requests", detail = "Too many tries. Wait a little.")
    void take(HttpServletRequest request) throws IOException {
        limit.take(RateLimit.addressKey(request.getRemoteAddr()));
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        String signature = notices == null ? null : request.getHeader(notices.signatureHeader());
        if (body.length > MOST_BYTES) {
            throw refusal(NoticeRefused.Reason.MALFORMED);
        }
        if (notices == null || signature == null) {
            throw refusal(NoticeRefused.Reason.FORGED);
        }
        desk.take(read(notices, new String(body, StandardCharsets.UTF_8), signature));
    }

    private static GatewayNotice read(GatewayNotices notices, String body, String signature) {
        try {
            return notices.read(body, signature);
        } catch (NoticeRefused e) {
            throw refusal(e.reason());
        }
    }

    private static Problem refusal(NoticeRefused.Reason reason) {
        return switch (reason) {
            case FORGED -> Problem.badRequest("invalid_signature", "This is not signed by the gateway.");
            case TOO_OLD -> Problem.badRequest("notice_too_old", "The signature is too old.");
            case MALFORMED -> Problem.badRequest("malformed_notice", "This is no notice that can be understood.");
        };
    }
}
