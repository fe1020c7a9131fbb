package io.skybound.command.payment.gateway;

import io.skybound.command.payment.gateway.NoticeRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sandbox's notices: {@code Gateway-Signature: t=<seconds>,v1=<hex>}, where v1 is the HMAC-SHA256 of the time, a dot
 * and the body. The time is signed too, so that an old notice can't be sent again as a new one.
 */
final class SignedNotices implements GatewayNotices {

    static final String HEADER = "Gateway-Signature";

    private static final Pattern SIGNATURE = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Supplier<String> secret;
    private final Clock clock;

    SignedNotices(Supplier<String> secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public String signatureHeader() {
        return HEADER;
    }

    String sign(String body) {
        long now = clock.instant().getEpochSecond();
        return "t=" + now + ",v1=" + HexFormat.of().formatHex(mac(now, body));
    }

    @Override
    public GatewayNotice read(String body, String signature) {
        Matcher parts = SIGNATURE.matcher(signature);
        if (!parts.matches()) {
            throw new NoticeRefused(Reason.FORGED);
        }
        long at = Long.parseLong(parts.group(1));
        if (!MessageDigest.isEqual(mac(at, body), HexFormat.of().parseHex(parts.group(2)))) {
            throw new NoticeRefused(Reason.FORGED);
        }
        Duration age =
                Duration.between(Instant.ofEpochSecond(at), clock.instant()).abs();
        if (age.compareTo(TOLERANCE) > 0) {
            throw new NoticeRefused(Reason.TOO_OLD);
        }
        return parse(body);
    }

    private static GatewayNotice parse(String body) {
        try {
            JsonNode json = JsonMapper.shared().readTree(body);
            String id = json.path("id").asString("");
            String type = json.path("type").asString("");
            String capture = json.at("/data/capture").asString("");
            if (!id.matches("[A-Za-z0-9_]{1,100}") || !type.matches("[a-z_.]{1,100}")) {
                throw new NoticeRefused(Reason.MALFORMED);
            }
            return new GatewayNotice(id, type, capture.isEmpty() ? null : capture);
        } catch (JacksonException e) {
            throw new NoticeRefused(Reason.MALFORMED);
        }
    }

    private byte[] mac(long at, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.get().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal((at + "." + body).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
