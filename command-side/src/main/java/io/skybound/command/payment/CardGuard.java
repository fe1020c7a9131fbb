package io.skybound.command.payment;

import io.skybound.platform.idempotency.BodyGuard;
import io.skybound.platform.idempotency.IdempotentPaths;
import io.skybound.platform.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends card numbers back before anything of the request is kept. It reads the text of a payment and not its meaning, so
 * that it also finds them in fields that don't exist, in numbers and in JSON that can't be read.
 */
@Component
class CardGuard implements BodyGuard {

    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");

    @Override
    public void check(IdempotentPaths.Path path, HttpServletRequest request, byte[] body) {
        if (!path.pattern().equals(PaymentConfiguration.PAYMENTS)) {
            return;
        }
        if (isIn(request.getHeader("Idempotency-Key"))
                || isIn(request.getHeader("X-Request-Id"))
                || isInQuery(request.getQueryString())
                || isInBody(body)) {
            throw Problem.invalid(
                    "card_number_refused",
                    "Never send card numbers here: send the token that the payment form gave you for the card."
                            + " Nothing of this request was kept.");
        }
    }

    private static boolean isInBody(byte[] body) {
        // Without NUL the digits of UTF-16 and UTF-32 are those of ASCII, in either byte order.
        String text = new String(body, StandardCharsets.UTF_8).replace("\0", "");
        return isIn(text) || (text.contains("\\u") && isIn(unescaped(text)));
    }

    private static String unescaped(String json) {
        return ESCAPED.matcher(json)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(escape.group(1), 16))));
    }

    private static boolean isInQuery(@Nullable String query) {
        if (query == null) {
            return false;
        }
        try {
            return isIn(query) || isIn(URLDecoder.decode(query, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return false;
        }
    }

    private static boolean isIn(@Nullable String text) {
        return text != null && CardNumbers.isIn(text);
    }
}
