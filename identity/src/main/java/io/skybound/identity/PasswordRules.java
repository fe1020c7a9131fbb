package io.skybound.identity;

import io.skybound.platform.web.InputError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** When is a password too weak? Length counts, and not being what everybody tries first. */
final class PasswordRules {

    static final int SHORTEST = 10;
    static final int LONGEST = 200;

    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    static Optional<InputError> weakness(String password, String email) {
        String reason = reason(password, email.toLowerCase(Locale.ROOT));
        return reason == null ? Optional.empty() : Optional.of(new InputError("/password", "weak_password", reason));
    }

    private static @org.jspecify.annotations.Nullable String reason(String password, String email) {
        int length = password.codePointCount(0, password.length());
        String plain = password.toLowerCase(Locale.ROOT);
        if (length < SHORTEST) {
            return "must have at least " + SHORTEST + " characters";
        }
        if (length > LONGEST) {
            return "must have at most " + LONGEST + " characters";
        }
        if (!email.isEmpty()
                && (plain.equals(email) || plain.equals(email.substring(0, Math.max(0, email.indexOf('@')))))) {
            return "must not be the e-mail address";
        }
        if (password.codePoints().distinct().count() < 4) {
            return "must have more different characters";
        }
        return COMMON.contains(plain) ? "is one that everybody tries first" : null;
    }

    private static Set<String> common() {
        try (InputStream file =
                        Objects.requireNonNull(PasswordRules.class.getResourceAsStream("common-passwords.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
