package io.skybound.identity;

import io.skybound.platform.web.RateLimit;
import java.time.Clock;

/** How often somebody may fail to log in, and how often register. A login that succeeds costs nothing. */
final class LoginLimits {

    private final RateLimit perAccount;
    private final RateLimit perAddress;
    private final RateLimit registrations;

    LoginLimits(IdentityProperties.Limits limits, Clock clock) {
        perAccount = new RateLimit(limits.perAccount(), clock);
        perAddress = new RateLimit(limits.perAddress(), clock);
        registrations = new RateLimit(limits.registrations(), clock);
    }

    /** Counted before the password is checked, so that parallel guesses count too; given back by {@link #succeeded}. */
    void tries(String email, String address) {
        String from = RateLimit.addressKey(address);
        perAddress.take(from);
        try {
            perAccount.take(Tokens.hash(Wording.email(email)));
        } catch (RuntimeException refused) {
            // Whoever is kept out by the account's limit has not guessed.
            perAddress.giveBack(from);
            throw refused;
        }
    }

    void succeeded(String email, String address) {
        perAddress.giveBack(RateLimit.addressKey(address));
        perAccount.giveBack(Tokens.hash(Wording.email(email)));
    }

    void registers(String address) {
        registrations.take(RateLimit.addressKey(address));
    }
}
