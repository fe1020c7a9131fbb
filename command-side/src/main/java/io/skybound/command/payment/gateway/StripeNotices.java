package io.skybound.command.payment.gateway;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import io.skybound.command.payment.gateway.NoticeRefused.Reason;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stripe's notices, whose signatures its own SDK checks: {@code Stripe-Signature}, at most five minutes old. */
final class StripeNotices implements GatewayNotices {

    private static final long TOLERANCE_SECONDS = 300;

    private final String secret;
    private final Clock clock;

    StripeNotices(String secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public String signatureHeader() {
        return "Stripe-Signature";
    }

    @Override
    public GatewayNotice read(String body, String signature) {
        Event event = verified(body, signature);
        if (event == null || event.getId() == null || event.getType() == null) {
            throw new NoticeRefused(Reason.MALFORMED);
        }
        return new GatewayNotice(event.getId(), event.getType(), intent(event));
    }

    private @Nullable Event verified(String body, String signature) {
        try {
            return Webhook.constructEvent(body, signature, secret, TOLERANCE_SECONDS, clock);
        } catch (SignatureVerificationException e) {
            boolean old = String.valueOf(e.getMessage()).contains("tolerance");
            throw new NoticeRefused(old ? Reason.TOO_OLD : Reason.FORGED);
        } catch (RuntimeException notJson) {
            throw new NoticeRefused(Reason.MALFORMED);
        }
    }

    /** Which payment has changed; the notice may be of another version of Stripe's API than ours. */
    private static @Nullable String intent(Event event) {
        JsonNode changed =
                JsonMapper.shared().readTree(event.getDataObjectDeserializer().getRawJson());
        String type = changed.path("object").asString("");
        String intent = type.equals("payment_intent")
                ? changed.path("id").asString("")
                : changed.path("payment_intent").asString("");
        return intent.isEmpty() ? null : intent;
    }
}
